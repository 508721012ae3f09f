import Foundation
import LanguageModel
import Program
import Recurrence
import Tensors
import Testing

@Suite("A model is saved whole and loaded only if nothing is wrong with it")
struct ModelFileTests {
  private let vocabulary = Vocabulary(of: "abcde é🇨🇳\n")

  private func model<Layer: SequenceLayer>(_: Layer.Type, depth: Int = 1) -> TextModel<Layer> {
    var generator = SeededGenerator(seed: 1)
    return TextModel(
      vocabulary: vocabulary.count, embedding: 3, hidden: 5, layers: depth, using: &generator)
  }

  private func continuation<Layer: SequenceLayer>(of model: TextModel<Layer>) -> [Int] {
    var generator = SeededGenerator(seed: 2)
    return model.continuation(of: [0, 3], count: 30, by: Sampler(), using: &generator)
  }

  @Test(
    "saved and loaded, every parameter and every token that follows is the same to the last bit")
  func roundTrip() throws {
    let lstm = model(LSTM.self, depth: 2)
    let file = try ModelFile(bytes: ModelFile(lstm, vocabulary).bytes)
    let loaded = try file.model(of: LSTM.self)
    for tensor in lstm.tensors { #expect(loaded[keyPath: tensor] == lstm[keyPath: tensor]) }
    #expect(file.vocabulary == vocabulary)
    #expect(continuation(of: loaded) == continuation(of: lstm))
    let gru = model(GRU.self)
    let same = try ModelFile(bytes: ModelFile(gru, vocabulary).bytes).model(of: GRU.self)
    #expect(continuation(of: same) == continuation(of: gru))
    let rnn = model(RecurrentLayer.self)
    let again = try ModelFile(bytes: ModelFile(rnn, vocabulary).bytes).model(
      of: RecurrentLayer.self)
    #expect(continuation(of: again) == continuation(of: rnn))
  }

  @Test("through a file, which is written whole")
  func file() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "model-\(UUID().uuidString)").path
    defer { unlink(path) }
    let bytes = ModelFile(model(LSTM.self), vocabulary).bytes
    try WholeFile.write(Data(bytes), to: path)
    let read = [UInt8](try Data(contentsOf: URL(filePath: path)))
    #expect(try ModelFile(bytes: read) == ModelFile(model(LSTM.self), vocabulary))
  }

  @Test("every single changed byte is noticed")
  func damaged() {
    let bytes = ModelFile(model(LSTM.self), vocabulary).bytes
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8(1 << (place % 8))
      #expect(throws: ModelFileError.self) { try ModelFile(bytes: damaged) }
    }
  }

  @Test("a file that ends early is refused with both lengths, wherever it ends")
  func truncated() {
    let bytes = ModelFile(model(GRU.self), vocabulary).bytes
    for length in stride(from: 24, to: bytes.count, by: 7) {
      #expect(throws: ModelFileError.wrongLength(expected: bytes.count, found: length)) {
        try ModelFile(bytes: Array(bytes[..<length]))
      }
    }
    for length in 0..<24 {
      #expect(throws: ModelFileError.self) { try ModelFile(bytes: Array(bytes[..<length])) }
    }
    #expect(throws: ModelFileError.wrongLength(expected: bytes.count, found: bytes.count + 1)) {
      try ModelFile(bytes: bytes + [0])
    }
  }

  @Test("what is no model, a later version and other layers are called what they are")
  func others() throws {
    #expect(throws: ModelFileError.notAModel) { try ModelFile(bytes: Array("Once upon".utf8)) }
    #expect(throws: ModelFileError.notAModel) { try ModelFile(bytes: []) }
    var later = ModelFile(model(LSTM.self), vocabulary).bytes
    later[7] = 2
    #expect(throws: ModelFileError.unknownVersion(2)) { try ModelFile(bytes: later) }
    let file = ModelFile(model(GRU.self), vocabulary)
    #expect(throws: ModelFileError.otherLayer(expected: "lstm", found: "gru")) {
      try file.model(of: LSTM.self)
    }
    let messages = [
      ModelFileError.damaged, .wrongLength(expected: 9, found: 4), .inconsistent,
    ].map(\.description)
    #expect(messages[1] == "cut short, expected 9 bytes, found 4")
    #expect(messages[0] != messages[2])
  }
}
