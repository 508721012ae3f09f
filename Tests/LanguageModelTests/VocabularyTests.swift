import Foundation
import LanguageModel
import Testing

@Suite("Characters and their numbers")
struct VocabularyTests {
  @Test("characters are numbered in order, and a text comes back as it was")
  func byHand() {
    let vocabulary = Vocabulary(of: "banana split")
    #expect(vocabulary.characters == [" ", "a", "b", "i", "l", "n", "p", "s", "t"])
    #expect(vocabulary.tokens(of: "ban") == [2, 1, 5])
    #expect(vocabulary.text(of: vocabulary.tokens(of: "split banana")) == "split banana")
  }

  @Test("what a reader sees as one character is one, whatever it is written with")
  func characters() {
    let vocabulary = Vocabulary(of: "e\u{301}學🇨🇳\n")
    #expect(vocabulary.count == 4)
    #expect(vocabulary.tokens(of: "é").count == 1)
    #expect(Vocabulary(of: "").count == 0)
  }

  @Test("unknown characters are left out")
  func unknown() {
    #expect(Vocabulary(of: "ab").tokens(of: "abracadabra") == [0, 1, 0, 0, 0, 1, 0])
  }

  @Test("the chapter's corpus is UTF-8, longer than 60,000 bytes, in fewer than 100 characters")
  func corpus() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Chapters/10-LanguageModel/Corpus.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.utf8.count > 60_000)
    #expect(Vocabulary(of: text).count < 100)
  }
}
