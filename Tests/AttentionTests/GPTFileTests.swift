import Attention
import LanguageModel
import Tensors
import Testing

@Suite("A GPT is saved whole and loaded only if nothing is wrong with it")
struct GPTFileTests {
  private let vocabulary = Vocabulary(of: "abcde é🇨🇳\n")

  private func model() -> GPT {
    var generator = SeededGenerator(seed: 1)
    return smallGPT(vocabulary: vocabulary.count, blocks: 2, using: &generator)
  }

  @Test(
    "saved and loaded, every parameter and every token that follows is the same to the last bit")
  func roundTrip() throws {
    let file = try GPTFile(bytes: GPTFile(model(), vocabulary).bytes)
    #expect(file == GPTFile(model(), vocabulary))
    #expect(file.vocabulary == vocabulary)
    let loaded = file.model
    for tensor in loaded.tensors { #expect(loaded[keyPath: tensor] == model()[keyPath: tensor]) }
    #expect(loaded.blocks[1].attention.heads == 2)
    func written(by model: GPT) -> [Int] {
      var generator = SeededGenerator(seed: 2)
      return model.continuation(of: [0, 3], count: 30, by: Sampler(), using: &generator)
    }
    #expect(written(by: loaded) == written(by: model()))
  }

  @Test("every single changed byte is noticed")
  func damaged() {
    let bytes = GPTFile(model(), vocabulary).bytes
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (place % 8))
      #expect(throws: ModelFileError.self) { try GPTFile(bytes: damaged) }
    }
  }

  @Test("a file that ends early, or goes on, is refused with both lengths")
  func truncated() {
    let bytes = GPTFile(model(), vocabulary).bytes
    for length in stride(from: 24, to: bytes.count, by: 97) {
      #expect(throws: ModelFileError.wrongLength(expected: bytes.count, found: length)) {
        try GPTFile(bytes: Array(bytes[..<length]))
      }
    }
    for length in 0..<24 {
      #expect(throws: ModelFileError.self) { try GPTFile(bytes: Array(bytes[..<length])) }
    }
    #expect(throws: ModelFileError.wrongLength(expected: bytes.count, found: bytes.count + 1)) {
      try GPTFile(bytes: bytes + [0])
    }
  }

  @Test("sizes that contradict each other are refused, however large, even with a right checksum")
  func contradictions() throws {
    let body = Array(GPTFile(model(), vocabulary).bytes[24...])
    #expect(try GPTFile(bytes: SealedBytes.seal(body)) == GPTFile(model(), vocabulary))
    // Behind the name (7 bytes) stand L, D, H, F, the blocks and V, 4 bytes each.
    for field in 0..<6 {
      for value: UInt8 in [0, 1, 3, 255] where value != body[7 + 4 * field] {
        var changed = body
        changed[7 + 4 * field] = value
        if field == 2 && value == 1 { continue }  // one head instead of two is a model as well
        #expect(throws: ModelFileError.inconsistent) {
          try GPTFile(bytes: SealedBytes.seal(changed))
        }
        for byte in 0..<4 { changed[7 + 4 * field + byte] = 255 }
        #expect(throws: ModelFileError.inconsistent) {
          try GPTFile(bytes: SealedBytes.seal(changed))
        }
      }
    }
    #expect(throws: ModelFileError.inconsistent) { try GPTFile(bytes: SealedBytes.seal([])) }
    #expect(throws: ModelFileError.inconsistent) {
      try GPTFile(bytes: SealedBytes.seal(body + [0, 0, 0, 0, 0, 0, 0, 0]))
    }
  }

  @Test("a recurrent model is called what it is, in both programs")
  func others() throws {
    var generator = SeededGenerator(seed: 3)
    let lstm = TextModel<LSTM>(
      vocabulary: vocabulary.count, embedding: 3, hidden: 5, using: &generator)
    #expect(throws: ModelFileError.otherLayer(expected: "gpt", found: "lstm")) {
      try GPTFile(bytes: ModelFile(lstm, vocabulary).bytes)
    }
    #expect(throws: ModelFileError.self) {
      try ModelFile(bytes: GPTFile(model(), vocabulary).bytes)
    }
    #expect(throws: ModelFileError.notAModel) { try GPTFile(bytes: Array("Once upon".utf8)) }
    var later = GPTFile(model(), vocabulary).bytes
    later[7] = 2
    #expect(throws: ModelFileError.unknownVersion(2)) { try GPTFile(bytes: later) }
  }
}
