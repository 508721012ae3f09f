/// Bytes behind a head that tells whether they are whole and unchanged.
///
///     8 bytes    the mark "ChRuLM\n" and the version, 1
///     8 bytes    the length of all
///     8 bytes    a checksum of what follows
///
/// Numbers are stored with their last byte first.
package enum SealedBytes {
  private static let mark = Array("ChRuLM\n".utf8) + [1]
  private static let headLength = 24

  /// Puts the head in front.
  package static func seal(_ body: [UInt8]) -> [UInt8] {
    var file = mark
    file.append(UInt64(headLength + body.count))
    file.append(checksum(body[...]))
    return file + body
  }

  /// Takes off the head; nothing is believed before the length and the checksum are right.
  package static func open(_ bytes: [UInt8]) throws(ModelFileError) -> ByteReader {
    guard bytes.starts(with: mark.dropLast()), bytes.count >= mark.count else { throw .notAModel }
    guard bytes[7] == mark[7] else { throw .unknownVersion(Int(bytes[7])) }
    guard bytes.count >= headLength else {
      throw .wrongLength(expected: headLength, found: bytes.count)
    }
    var reader = ByteReader(bytes, from: mark.count)
    let length = try reader.word()
    guard length == UInt64(bytes.count) else {
      throw .wrongLength(expected: Int(clamping: length), found: bytes.count)
    }
    guard try reader.word() == checksum(bytes[headLength...]) else { throw .damaged }
    return reader
  }
}

/// A checksum of bytes: FNV-1a in 64 bits.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

extension [UInt8] {
  /// Appends a whole number of 8 bytes.
  package mutating func append(_ number: UInt64) {
    for shift in 0..<8 { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
  }

  /// Appends a number of a few bytes.
  package mutating func append(_ number: Int, bytes: Int) {
    for shift in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }

  /// Appends a text behind its length.
  package mutating func append(text: String) {
    append(text.utf8.count, bytes: 4)
    append(contentsOf: text.utf8)
  }
}

/// Takes numbers from the front of bytes.
package struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int

  fileprivate init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// How many bytes are left.
  package var remaining: Int { bytes.count - position }

  private mutating func take(_ count: Int) throws(ModelFileError) -> ArraySlice<UInt8> {
    guard count <= remaining else { throw .inconsistent }
    position += count
    return bytes[position - count..<position]
  }

  /// Takes a whole number of 8 bytes.
  package mutating func word() throws(ModelFileError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Takes a number of 4 bytes.
  package mutating func number() throws(ModelFileError) -> Int {
    try take(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Takes a text behind its length.
  package mutating func text() throws(ModelFileError) -> String {
    let count = try number()
    return String(decoding: try take(count), as: UTF8.self)
  }
}
