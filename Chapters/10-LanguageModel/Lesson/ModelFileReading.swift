import Tensors

extension ModelFile {
  /// Reads a model; nothing is believed before the length and the checksum are right.
  ///
  /// - Parameter bytes: The bytes of a file.
  /// - Throws: `ModelFileError`.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    var reader = try SealedBytes.open(bytes)
    layer = try reader.text()
    (embedding, hidden, depth) = (try reader.number(), try reader.number(), try reader.number())
    let count = try reader.number()
    var characters: [Character] = []
    for _ in 0..<count {
      let text = try reader.text()
      guard let character = text.first, text.count == 1 else { throw .inconsistent }
      characters.append(character)
    }
    vocabulary = Vocabulary(characters)
    guard reader.remaining % 8 == 0 else { throw .inconsistent }
    var parameters: [Scalar] = []
    for _ in 0..<reader.remaining / 8 {
      parameters.append(Scalar(Double(bitPattern: try reader.word())))
    }
    self.parameters = parameters
    // Sizes whose model could not be as small as the file would ask for memory in vain.
    let largest = parameters.count
    guard [embedding, hidden, depth, count].allSatisfy({ 0...largest ~= $0 }) else {
      throw .inconsistent
    }
    let (weights, overflow) = hidden.multipliedReportingOverflow(by: hidden)
    guard depth > 0, !overflow, weights <= largest, embedding * count <= largest else {
      throw .inconsistent
    }
  }
}
