import Foundation

/// A reader of PNG files that shares nothing with the writer: it checks whatever it reads.
struct DecodedPNG {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var channels = 0
  private var lines: [UInt8] = []

  init(_ data: Data) throws {
    var bytes = [UInt8](data)[...]
    guard bytes.prefix(8) == [137, 80, 78, 71, 13, 10, 26, 10] else { throw Broken("signature") }
    bytes = bytes.dropFirst(8)
    var names: [String] = []
    var compressed: [UInt8] = []
    while !bytes.isEmpty {
      let length = number(bytes.prefix(4))
      let named = bytes.dropFirst(4).prefix(4 + length)
      guard number(bytes.dropFirst(8 + length).prefix(4)) == remainder(named) else {
        throw Broken("checksum of a chunk")
      }
      let content = Array(named.dropFirst(4))
      names.append(String(decoding: named.prefix(4), as: UTF8.self))
      if names.last == "IHDR" {
        (width, height) = (number(content[0..<4]), number(content[4..<8]))
        guard content[8] == 8, content[10...] == [0, 0, 0] else { throw Broken("header") }
        channels = content[9] == 0 ? 1 : 3
      }
      if names.last == "IDAT" { compressed += content }
      bytes = bytes.dropFirst(12 + length)
    }
    guard names == ["IHDR", "IDAT", "IEND"] else { throw Broken("chunks \(names)") }
    guard (Int(compressed[0]) * 256 + Int(compressed[1])) % 31 == 0 else { throw Broken("zlib") }
    lines = try inflate(Array(compressed.dropFirst(2).dropLast(4)))
    let sums = lines.reduce((1, 0)) { (($0.0 + Int($1)) % 65521, ($0.1 + $0.0 + Int($1)) % 65521) }
    guard number(compressed.suffix(4)) == sums.1 * 65536 + sums.0 else { throw Broken("Adler") }
    guard lines.count == height * (width * channels + 1) else { throw Broken("size") }
  }

  func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let start = y * (width * channels + 1) + 1 + x * channels
    return Array(lines[start..<(start + channels)])
  }
}

struct Broken: Error {
  let part: String
  init(_ part: String) { self.part = part }
}

private func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 * 256 + Int($1) } }

/// CRC-32 as the remainder of a polynomial division, highest bit first.
private func remainder(_ bytes: some Sequence<UInt8>) -> Int {
  func mirrored(_ value: UInt32) -> UInt32 {
    (0..<32).reduce(0) { $0 | (value >> UInt32($1) & 1) << UInt32(31 - $1) }
  }
  var rest: UInt32 = .max
  for byte in bytes {
    rest ^= mirrored(UInt32(byte))
    for _ in 0..<8 { rest = rest >> 31 == 1 ? (rest << 1) ^ 0x04C1_1DB7 : rest << 1 }
  }
  return Int(~mirrored(rest))
}

/// Expands one block of fixed codes, reading bit by bit.
func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
  var place = 0
  func bit() throws -> Int {
    guard place < bytes.count * 8 else { throw Broken("end of the data") }
    defer { place += 1 }
    return Int(bytes[place / 8] >> UInt8(place % 8) & 1)
  }
  func number(_ count: Int) throws -> Int { try (0..<count).reduce(0) { try $0 | bit() << $1 } }
  func code(_ count: Int) throws -> Int {
    try (0..<count).reduce(0) { code, _ in try code * 2 + bit() }
  }
  func symbol() throws -> Int {
    let seven = try code(7)
    if seven <= 0b0010111 { return 256 + seven }
    let eight = try seven * 2 + bit()
    if (0b0011_0000...0b1011_1111).contains(eight) { return eight - 0b0011_0000 }
    if (0b1100_0000...0b1100_0111).contains(eight) { return 280 + eight - 0b1100_0000 }
    return try 144 + eight * 2 + bit() - 0b1_1001_0000
  }
  guard try number(3) == 0b011 else { throw Broken("kind of block") }
  var result: [UInt8] = []
  while true {
    let next = try symbol()
    if next == 256 { return result }
    if next < 256 {
      result.append(UInt8(next))
      continue
    }
    let length = try next == 285 ? 258 : step(next - 257, perGroup: 4, add: 3, number)
    let distance = try step(code(5), perGroup: 2, add: 1, number)
    guard distance <= result.count else { throw Broken("distance \(distance)") }
    for _ in 0..<length { result.append(result[result.count - distance]) }
  }
}

/// A length or a distance: groups of codes, each group with one more bit than the one before.
private func step(
  _ code: Int, perGroup: Int, add: Int, _ number: (Int) throws -> Int
) throws -> Int {
  guard code >= 2 * perGroup else { return add + code }
  let bits = code / perGroup - 1
  let start = (perGroup + code % perGroup) << bits
  return try add + start + number(bits)
}
