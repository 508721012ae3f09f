/// Compresses bytes into one block with the fixed Huffman codes of DEFLATE (RFC 1951).
///
/// Repetitions are sought at the given distances only: in a picture, one pixel and one line back.
/// That finds even areas and, in an enlarged picture, all repeated lines.
///
/// - Parameters:
///   - bytes: The bytes.
///   - distances: How far back to look; more than 32,768 is too far for the format and ignored.
/// - Returns: The compressed bytes.
func deflate(_ bytes: [UInt8], distances: [Int]) -> [UInt8] {
  var writer = BitWriter()
  writer.write(0b011, count: 3)  // the last block; fixed codes
  let distances = distances.filter { (1...32_768).contains($0) }
  var start = 0
  while start < bytes.count {
    let lengths = distances.map { repetition(in: bytes, at: start, distance: $0) }
    if let length = lengths.max(), length >= 3, let best = lengths.firstIndex(of: length) {
      writer.writeRepetition(length: length, distance: distances[best])
      start += length
    } else {
      writer.writeSymbol(Int(bytes[start]))
      start += 1
    }
  }
  writer.writeSymbol(256)  // the end
  return writer.finished()
}

/// How many bytes from a place on, at most 258, repeat those a distance before.
private func repetition(in bytes: [UInt8], at start: Int, distance: Int) -> Int {
  guard start >= distance else { return 0 }
  let most = min(258, bytes.count - start)
  var length = 0
  while length < most && bytes[start + length] == bytes[start + length - distance] { length += 1 }
  return length
}

/// Bits in the order of DEFLATE: the first one is the lowest of its byte.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var bits: UInt32 = 0
  private var bitCount = 0

  /// Writes a number, its lowest bit first.
  mutating func write(_ number: Int, count: Int) {
    bits |= UInt32(number) << bitCount
    bitCount += count
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  /// Writes a Huffman code, its highest bit first.
  mutating func writeCode(_ code: Int, count: Int) {
    for place in stride(from: count - 1, through: 0, by: -1) { write(code >> place & 1, count: 1) }
  }

  /// Writes a byte, the end (256) or a length (257 to 285) in its fixed code.
  mutating func writeSymbol(_ symbol: Int) {
    switch symbol {
    case ..<144: writeCode(0b0011_0000 + symbol, count: 8)
    case ..<256: writeCode(0b1_1001_0000 + symbol - 144, count: 9)
    case ..<280: writeCode(symbol - 256, count: 7)
    default: writeCode(0b1100_0000 + symbol - 280, count: 8)
    }
  }

  mutating func writeRepetition(length: Int, distance: Int) {
    let step = lengthBases.lastIndex { $0 <= length } ?? 0
    writeSymbol(257 + step)
    // 258 has a symbol of its own; the others come in fours with one more bit for each four.
    write(length - lengthBases[step], count: step < 8 || step == 28 ? 0 : step / 4 - 1)
    let code = distanceBases.lastIndex { $0 <= distance } ?? 0
    writeCode(code, count: 5)
    write(distance - distanceBases[code], count: max(0, code / 2 - 1))
  }

  /// All bytes, the last one filled up with zeros.
  mutating func finished() -> [UInt8] {
    if bitCount > 0 { write(0, count: 8 - bitCount) }
    return bytes
  }
}

/// The smallest length of every symbol from 257 on.
private let lengthBases = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]

/// The smallest distance of every code.
private let distanceBases = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
]
