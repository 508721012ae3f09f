import Datasets
import Tensors
import Testing

@Suite("Digits: 1,797 images of 8 × 8 that come with the package")
struct DigitsTests {
  let digits = Digits.all()

  @Test("there are 1,797 of them in ten classes of the published sizes")
  func counts() {
    #expect(digits.count == 1797)
    #expect(digits.inputs.shape == [1797, 64])
    #expect(digits.images().shape == [1797, 8, 8, 1])
    let sizes = (0..<digits.classCount).map { k in digits.labels.count { $0 == k } }
    #expect(sizes == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
  }

  @Test("the first image is the zero of the file's first row")
  func firstImage() {
    let rows: [[Scalar]] = [
      [0, 0, 5, 13, 9, 1, 0, 0],
      [0, 0, 13, 15, 10, 15, 5, 0],
      [0, 3, 15, 2, 0, 11, 8, 0],
      [0, 4, 12, 0, 0, 8, 8, 0],
      [0, 5, 8, 0, 0, 9, 8, 0],
      [0, 4, 11, 0, 1, 12, 7, 0],
      [0, 2, 14, 5, 10, 12, 0, 0],
      [0, 0, 6, 13, 10, 0, 0, 0],
    ]
    #expect(digits.labels[0] == 0)
    #expect(digits.inputs.rows(0..<1).reshaped([8, 8]) == Tensor(rows) / 16)
  }

  @Test("every pixel is a sixteenth between 0 and 1")
  func sixteenths() {
    let levels = Set((0...16).map { Scalar($0) / 16 })
    #expect(digits.inputs.scalars.allSatisfy(levels.contains))
  }

  @Test("every pixel and label is the published one, by a checksum over all rows")
  func checksum() {
    // FNV-1a over the bytes of all rows, a row being its 64 pixels 0 to 16 and its label.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for row in 0..<digits.count {
      let pixels = digits.inputs.rows(row..<(row + 1)).scalars.map { UInt64($0 * 16) }
      for byte in pixels + [UInt64(digits.labels[row])] {
        hash = (hash ^ byte) &* 0x100_0000_01b3
      }
    }
    #expect(hash == 0x7768_69cc_e379_5967)
  }
}
