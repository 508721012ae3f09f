import Datasets
import Foundation
import Tensors
import Testing

@Suite("MNIST: training and test digits in a folder of IDX files")
struct MNISTTests {
  /// The bytes of a file of images of 2 × 2 whose pixels count upwards from `first`.
  func images(_ count: UInt32, from first: UInt8) -> [UInt8] {
    bigEndian([2051, count, 2, 2]) + (0..<UInt8(4 * count)).map { first + $0 }
  }

  func labels(_ values: [UInt8]) -> [UInt8] { bigEndian([2049, UInt32(values.count)]) + values }

  @Test(
    "with training files both parts are their own files, in either spelling",
    arguments: ["-idx", ".idx"])
  func bothParts(mark: String) throws {
    let (training, test) = try withTemporaryFolder { folder in
      try write(images(2, from: 0), to: "train-images\(mark)3-ubyte", in: folder)
      try write(labels([9, 0]), to: "train-labels\(mark)1-ubyte", in: folder)
      try write(images(1, from: 100), to: "t10k-images\(mark)3-ubyte", in: folder)
      try write(labels([5]), to: "t10k-labels\(mark)1-ubyte", in: folder)
      return try MNIST.load(folder: folder)
    }
    #expect(training.inputs == Tensor([[0, 1, 2, 3], [4, 5, 6, 7]]).map { $0 / 255 })
    #expect(training.labels == [9, 0])
    #expect(training.imageShape == ImageShape(height: 2, width: 2))
    #expect(test.inputs == Tensor([[100, 101, 102, 103]]).map { $0 / 255 })
    #expect(test.labels == [5])
  }

  @Test("without training files four fifths of the test file are for training")
  func testFileOnly() throws {
    let (training, test) = try withTemporaryFolder { folder in
      try write(images(10, from: 0), to: "t10k-images-idx3-ubyte", in: folder)
      try write(labels([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), to: "t10k-labels-idx1-ubyte", in: folder)
      return try MNIST.load(folder: folder)
    }
    #expect(training.labels == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(test.labels == [8, 9])
    #expect(test.inputs[0, 0] == Scalar(32) / 255)
  }

  @Test("a header is read big-endian: 257 images are 0, 0, 1, 1")
  func bigEndianHeader() throws {
    let labels = try withTemporaryFolder { folder in
      let bytes = [0, 0, 8, 1, 0, 0, 1, 1] + [UInt8](repeating: 3, count: 257)
      return try IDX.labels(path: write(bytes, to: "labels", in: folder), classCount: 10)
    }
    #expect(labels == Array(repeating: 3, count: 257))
  }

  static let realFolder = ProcessInfo.processInfo.environment["CHAINRULE_MNIST"]

  @Test(
    "the real files hold 28 × 28 pixels and ten classes",
    .enabled(if: realFolder != nil, "CHAINRULE_MNIST names no folder with the files"))
  func realFiles() throws {
    let folder = try #require(Self.realFolder)
    let (training, test) = try MNIST.load(folder: folder)
    #expect(
      (training.count, test.count) == (8000, 2000)
        || (training.count, test.count) == (60_000, 10_000))
    for part in [training, test] {
      #expect(part.imageShape == ImageShape(height: 28, width: 28))
      #expect(part.inputs.scalars.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(Set(part.labels) == Set(0..<10))
    }
  }
}
