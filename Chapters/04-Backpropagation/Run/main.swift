import Program

// The chapter at work: the network of article 002 learns handwritten digits.

run(
  "backpropagation",
  summary: "Trains the network of article 002 (512 and 256 hidden units) on handwritten digits.",
  example: "--epochs 10 --rate 0.2 --seed 1",
  options: [
    .epochs(40, quick: 3, data: 20), .rate(0.5, data: 0.2), .batch(64), .seed(0),
    .data("folder with MNIST's files, unpacked, instead of the embedded digits"),
    .split(["stratified", "writers"], "which digits to test on: a random fifth, or other writers"),
    .check("compares every entry of a small network's gradient with central differences"),
    .article(["003-4.2"]), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  if arguments.article != nil {
    runArticle003(arguments, on: console, into: &report)
  } else if arguments.check {
    checkGradient(arguments, on: console, into: &report)
  } else {
    try learnDigits(arguments, on: console, into: &report)
  }
}
