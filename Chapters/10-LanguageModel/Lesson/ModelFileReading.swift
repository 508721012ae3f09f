import Tensors

extension ModelFile {
  /// Reads a model; nothing is believed before the length and the checksum are right.
  ///
  /// - Parameter bytes: The bytes of a file.
  /// - Throws: `ModelFileError`.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    let mark = ModelFile.mark
    guard bytes.starts(with: mark.dropLast()), bytes.count >= mark.count else { throw .notAModel }
    guard bytes[7] == mark[7] else { throw .unknownVersion(Int(bytes[7])) }
    guard bytes.count >= ModelFile.headLength else {
      throw .wrongLength(expected: ModelFile.headLength, found: bytes.count)
    }
    var reader = ByteReader(bytes: bytes, position: mark.count)
    let length = try reader.word()
    guard length == UInt64(bytes.count) else {
      throw .wrongLength(expected: Int(clamping: length), found: bytes.count)
    }
    let sum = try reader.word()
    guard sum == checksum(bytes[ModelFile.headLength...]) else { throw .damaged }
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

/// Takes numbers from the front of bytes.
private struct ByteReader {
  let bytes: [UInt8]
  var position: Int

  var remaining: Int { bytes.count - position }

  mutating func take(_ count: Int) throws(ModelFileError) -> ArraySlice<UInt8> {
    guard count <= remaining else { throw .inconsistent }
    position += count
    return bytes[position - count..<position]
  }

  mutating func word() throws(ModelFileError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func number() throws(ModelFileError) -> Int {
    try take(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func text() throws(ModelFileError) -> String {
    let count = try number()
    return String(decoding: try take(count), as: UTF8.self)
  }
}
