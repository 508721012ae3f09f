import Foundation

extension Raster {
  /// The picture as a PNG file (ISO 15948), grey if all its pixels are, 8 bits a channel.
  ///
  /// - Parameter scale: The side of the square that stands for a pixel.
  /// - Returns: The bytes of the file.
  func png(scale: Int = 1) -> Data {
    let scale = max(1, scale)
    let (w, h) = (max(width, 1) * scale, max(height, 1) * scale)
    let isGrey = isGrey
    let channels = isGrey ? 1 : 3
    let lines = scanLines(scale: scale, isGrey: isGrey)
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let format: [UInt8] = [8, isGrey ? 0 : 2, 0, 0, 0]
    file.append(chunk("IHDR", bigEndian(UInt32(w)) + bigEndian(UInt32(h)) + format))
    // zlib (RFC 1950): DEFLATE with a window of 32,768, the data, the checksum.
    let compressed = deflate(lines, distances: [channels, w * channels + 1])
    file.append(chunk("IDAT", [0x78, 0x01] + compressed + bigEndian(adler32(lines))))
    file.append(chunk("IEND", []))
    return file
  }

  /// The pixels line by line, each line after a 0 that says it is not filtered.
  private func scanLines(scale: Int, isGrey: Bool) -> [UInt8] {
    guard width > 0, height > 0 else { return [0, 255] }  // no picture: one white pixel
    return (0..<height).flatMap { y in
      var line: [UInt8] = [0]
      for x in 0..<width {
        let pixel = self[x, y]
        let channels = isGrey ? [pixel.red] : [pixel.red, pixel.green, pixel.blue]
        for _ in 0..<scale { line += channels }
      }
      return repeatElement(line, count: scale).flatMap { $0 }
    }
  }
}

/// A part of a PNG file: its length, name, bytes and checksum.
private func chunk(_ name: String, _ bytes: [UInt8]) -> Data {
  let named = Array(name.utf8) + bytes
  return Data(bigEndian(UInt32(bytes.count)) + named + bigEndian(crc32(named)))
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
