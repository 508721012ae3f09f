import Datasets
import Tensors
import Testing

@Suite("CIFAR-10: records of a label and three planes of 32 × 32")
struct CIFAR10Tests {
  /// A record whose pixel p has red p mod 256, green 2p mod 256 and blue `blue`.
  func record(label: UInt8, blue: UInt8) -> [UInt8] {
    let pixels = 0..<1024
    return [label] + pixels.map { UInt8($0 % 256) } + pixels.map { UInt8(2 * $0 % 256) }
      + pixels.map { _ in blue }
  }

  func load(
    training: [[UInt8]], test: [UInt8]
  ) throws -> (training: LabelledExamples, test: LabelledExamples) {
    try withTemporaryFolder { folder in
      for (index, bytes) in training.enumerated() {
        try write(bytes, to: "data_batch_\(index + 1).bin", in: folder)
      }
      try write(test, to: "test_batch.bin", in: folder)
      return try CIFAR10.load(folder: folder, batches: 1...training.count)
    }
  }

  @Test("the planes become pixels in the order height, width, channel")
  func order() throws {
    let (training, test) = try load(
      training: [record(label: 3, blue: 7) + record(label: 0, blue: 8), record(label: 9, blue: 9)],
      test: record(label: 1, blue: 255))
    #expect(training.labels == [3, 0, 9])
    #expect(training.inputs.shape == [3, 3072])
    #expect(test.labels == [1])
    let images = training.images()
    // Pixel (5, 17) is number 5 · 32 + 17 = 177: red 177, green 354 − 256 = 98.
    #expect(images[1, 5, 17, 0] == Scalar(177) / 255)
    #expect(images[1, 5, 17, 1] == Scalar(98) / 255)
    #expect(images[1, 5, 17, 2] == Scalar(8) / 255)
    #expect(images[2, 31, 31, 2] == Scalar(9) / 255)
    #expect(test.images()[0, 0, 0, 2] == 1)
  }

  @Test("a name a class")
  func names() {
    #expect(CIFAR10.classNames.count == 10)
    #expect(Set(CIFAR10.classNames).count == 10)
  }

  static let good = [2] + [UInt8](repeating: 0, count: 3072)
  static let bad = [10] + [UInt8](repeating: 0, count: 3072)

  static let malformed: [MalformedFile] = [
    MalformedFile("no bytes", [], "empty") { .empty(file: $0) },
    MalformedFile("one byte", [3], "1 bytes are not whole records of 3073") {
      .notWholeRecords(file: $0, length: 1, recordLength: 3073)
    },
    MalformedFile("one byte too few", Array(good.dropLast()), "3072 bytes are not whole") {
      .notWholeRecords(file: $0, length: 3072, recordLength: 3073)
    },
    MalformedFile("one byte too many", good + [0], "3074 bytes are not whole") {
      .notWholeRecords(file: $0, length: 3074, recordLength: 3073)
    },
    MalformedFile("a label of 10", good + bad, "label 10 of example 1, expected 0 to 9") {
      .labelOutOfRange(file: $0, index: 1, label: 10, classCount: 10)
    },
    MalformedFile("packed with gzip", [0x1f, 0x8b, 8, 0], "gunzip -k") { .compressed(file: $0) },
  ]

  @Test("a malformed batch is refused", arguments: malformed)
  func refused(file: MalformedFile) throws {
    try file.check(named: "data_batch_2.bin") { path in
      let folder = String(path.dropLast("/data_batch_2.bin".count))
      try write(Self.good, to: "test_batch.bin", in: folder)
      try write(Self.good, to: "data_batch_1.bin", in: folder)
      _ = try CIFAR10.load(folder: folder, batches: 1...2)
    }
  }

  @Test("a missing batch is named")
  func missing() throws {
    try withTemporaryFolder { folder in
      try write(record(label: 2, blue: 0), to: "test_batch.bin", in: folder)
      #expect(throws: DatasetError.notFound(file: "\(folder)/data_batch_1.bin")) {
        try CIFAR10.load(folder: folder)
      }
    }
  }
}
