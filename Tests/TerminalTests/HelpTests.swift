import Terminal
import Testing

@Suite("Help: summary, options with presets, one example")
struct HelpTests {
  @Test("the text is exact")
  func exact() {
    let expected = """
      Tries the options.

      Usage: swift run sample [options]

        --epochs N        passes over the training examples (default 40; --quick: 2)
        --rate X          learning rate (default 0.5)
        --batch N         examples of a step (default 64)
        --seed N          seed of the random numbers (default 0)
        --threads N       threads to work on (default 4)
        --data PATH       folder with examples
        --target COLUMN   column to predict (default kind)
        --split NAME      who is held out: random, ordered (default random)
        --prompt TEXT     text to go on from (default "The ")
        --article ID      a program of the articles, as printed and as meant: 003-4.2,
                          003-4.3
        --figures FOLDER  writes the figures as files
        --quick           does less work and ends within seconds
        --json            prints one JSON object and nothing else
        --help            prints this text

      Example: swift run sample --epochs 10 --rate=0.1

      """
    #expect(sample.help == expected)
  }

  @Test("a program without options has help and an example all the same")
  func smallest() {
    let usage = Usage(program: "p", summary: "Says hello.", example: "", options: [])
    let expected = """
      Says hello.

      Usage: swift run p [options]

        --help  prints this text

      Example: swift run p

      """
    #expect(usage.help == expected)
  }

  @Test("no line is longer than 80 columns")
  func width() {
    for line in sample.help.split(separator: "\n") { #expect(line.count <= 80) }
  }
}
