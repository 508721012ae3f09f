import Tensors

// IDX, the format of MNIST: big-endian numbers of 32 bits, then one byte a value.
//
//     images    2051, N, H, W, then N · H · W pixels row by row
//     labels    2049, N, then N labels
//
// 2051 is 0x0803: unsigned bytes (08) on 3 axes. Source: Y. LeCun, C. Cortes and C. Burges, "The
// MNIST database of handwritten digits", 1998.

/// The readers of the two kinds of IDX files.
package enum IDX {
  /// Reads images, with pixels divided by 255 into [0, 1].
  ///
  /// - Parameter path: The file.
  /// - Returns: The pixels, [N, H · W], and the size of an image.
  /// - Throws: `DatasetError`.
  package static func images(
    path: String
  ) throws(DatasetError) -> (pixels: Tensor, shape: ImageShape) {
    let (counts, bytes) = try values(path: path, magic: 2051, axes: 3)
    let shape = ImageShape(height: counts[1], width: counts[2])
    let pixels = bytes.map { Scalar($0) / 255 }
    return (Tensor(shape: [counts[0], shape.pixelCount], scalars: pixels), shape)
  }

  /// Reads labels.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - classCount: The number of classes; a label that is not below it is an error.
  /// - Returns: The labels.
  /// - Throws: `DatasetError`.
  package static func labels(path: String, classCount: Int) throws(DatasetError) -> [Int] {
    let labels = try values(path: path, magic: 2049, axes: 1).bytes.map { Int($0) }
    if let index = labels.firstIndex(where: { $0 >= classCount }) {
      throw .labelOutOfRange(
        file: path, index: index, label: labels[index], classCount: classCount)
    }
    return labels
  }

  /// Reads the counts of the header and the values behind it, once the file's length fits them.
  private static func values(
    path: String, magic: Int, axes: Int
  ) throws(DatasetError) -> (counts: [Int], bytes: [UInt8]) {
    let file = try InputFile(path: path)
    let headerLength = 4 * (1 + axes)
    guard file.length >= headerLength else {
      throw .truncated(file: path, expected: headerLength, found: file.length)
    }
    let header = bigEndianNumbers(try file.read(headerLength))
    guard header[0] == magic else {
      throw .wrongMagic(file: path, expected: magic, found: header[0])
    }
    let counts = Array(header.dropFirst())
    guard let valueCount = product(counts), valueCount <= .max - headerLength else {
      throw .tooLarge(file: path, counts: counts)
    }
    try file.checkLength(headerLength + valueCount)
    if valueCount == 0 { throw .empty(file: path) }
    return (counts, try file.read(valueCount))
  }
}

private func bigEndianNumbers(_ bytes: [UInt8]) -> [Int] {
  stride(from: 0, to: bytes.count, by: 4).map { start in
    bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The product of counts, or nil when it is too large for an Int.
private func product(_ counts: [Int]) -> Int? {
  var product = 1
  for count in counts {
    let (next, overflow) = product.multipliedReportingOverflow(by: count)
    if overflow { return nil }
    product = next
  }
  return product
}
