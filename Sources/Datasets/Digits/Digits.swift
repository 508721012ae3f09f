import Tensors

/// The 1,797 handwritten digits that come with the package: 8 × 8 pixels, ten classes.
///
/// Each pixel counts the dark ones in a field of 4 × 4 of the scanned image, 0 to 16. The rows stand
/// in the order of collection: a random split tests on new digits of known writers, while the last
/// 360 rows come from other writers and are the harder test, `Digits.all().split(at: 1437)`.
///
/// Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine
/// Learning Repository, 1998; licence CC BY 4.0.
public enum Digits {
  /// All digits in the original order, with inputs divided by 16 into [0, 1].
  ///
  /// - Returns: Inputs of shape [1797, 64] and labels 0 to 9.
  public static func all() -> LabelledExamples {
    let shape = ImageShape(height: 8, width: 8)
    let letters = Array(digitsData.utf8)
    let recordLength = shape.pixelCount + 1
    var pixels: [Scalar] = []
    var labels: [Int] = []
    for start in stride(from: 0, to: letters.count, by: recordLength) {
      let record = letters[start..<(start + recordLength)]
      pixels += record.dropLast().map { Scalar($0 - UInt8(ascii: "A")) / 16 }
      labels += record.suffix(1).map { Int($0 - UInt8(ascii: "0")) }
    }
    return LabelledExamples(
      inputs: Tensor(shape: [labels.count, shape.pixelCount], scalars: pixels),
      labels: labels, classCount: 10, imageShape: shape)
  }
}
