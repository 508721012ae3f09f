import Datasets
import Foundation
import Testing

@Suite("MNIST: files that are missing or do not belong together are named")
struct MissingFilesTests {
  let image: [UInt8] = bigEndian([2051, 1, 1, 1]) + [0]
  let label: [UInt8] = bigEndian([2049, 1]) + [7]

  func error(_ files: [(name: String, bytes: [UInt8])]) throws -> (DatasetError?, folder: String) {
    try withTemporaryFolder { folder in
      for file in files { try write(file.bytes, to: file.name, in: folder) }
      return (#expect(throws: DatasetError.self) { _ = try MNIST.load(folder: folder) }, folder)
    }
  }

  @Test("an empty folder: the file of test images is the first that is missed")
  func emptyFolder() throws {
    let (error, folder) = try error([])
    #expect(error == .notFound(file: "\(folder)/t10k-images-idx3-ubyte"))
    #expect(error?.description == "\(folder)/t10k-images-idx3-ubyte: no such file")
  }

  @Test("images without labels")
  func noLabels() throws {
    let (error, folder) = try error([("t10k-images-idx3-ubyte", image)])
    #expect(error == .notFound(file: "\(folder)/t10k-labels-idx1-ubyte"))
  }

  @Test("training labels without training images are not passed over")
  func noTrainingImages() throws {
    let (error, folder) = try error([
      ("train-labels-idx1-ubyte", label), ("t10k-images-idx3-ubyte", image),
      ("t10k-labels-idx1-ubyte", label),
    ])
    #expect(error == .notFound(file: "\(folder)/train-images-idx3-ubyte"))
  }

  @Test("a packed file beside the place is answered with the command that unpacks it")
  func packed() throws {
    let (error, folder) = try error([
      ("t10k-images-idx3-ubyte.gz", [0x1f, 0x8b, 8]), ("t10k-labels-idx1-ubyte", label),
    ])
    #expect(error == .compressed(file: "\(folder)/t10k-images-idx3-ubyte.gz"))
    let command = "gunzip -k \(folder)/t10k-images-idx3-ubyte.gz"
    #expect(error?.description.hasSuffix(command) == true)
  }

  @Test("gunzip wants a name in .gz, the shell wants blanks in quotes")
  func command() {
    let error = DatasetError.compressed(file: "my data/it's")
    #expect(
      error.description == "my data/it's: packed with gzip; first "
        + "mv 'my data/it'\\''s' 'my data/it'\\''s.gz' && gunzip -k 'my data/it'\\''s.gz'")
  }

  @Test("two images with one label")
  func countsDiffer() throws {
    let (error, folder) = try error([
      ("t10k-images-idx3-ubyte", bigEndian([2051, 2, 1, 1]) + [0, 0]),
      ("t10k-labels-idx1-ubyte", label),
    ])
    let file = "\(folder)/t10k-labels-idx1-ubyte"
    #expect(error == .countsDiffer(file: file, images: 2, labels: 1))
    #expect(error?.description == "\(file): 1 labels for 2 images")
  }

  @Test("test images of another size than the training images")
  func shapesDiffer() throws {
    let (error, folder) = try error([
      ("train-images-idx3-ubyte", image), ("train-labels-idx1-ubyte", label),
      ("t10k-images-idx3-ubyte", bigEndian([2051, 1, 1, 2]) + [0, 0]),
      ("t10k-labels-idx1-ubyte", label),
    ])
    #expect(
      error
        == .imageShapesDiffer(
          file: "\(folder)/t10k-images-idx3-ubyte", expected: ImageShape(height: 1, width: 1),
          found: ImageShape(height: 1, width: 2)))
    #expect(
      error?.description.hasSuffix("images of 1 × 2, expected 1 × 1 as in the training file")
        == true)
  }

  @Test("a single image cannot be both for training and for testing")
  func singleImage() throws {
    let (error, folder) = try error([
      ("t10k-images-idx3-ubyte", image), ("t10k-labels-idx1-ubyte", label),
    ])
    #expect(error == .empty(file: "\(folder)/train-images-idx3-ubyte"))
  }

  @Test("a folder in place of a file, a device, and a link to nothing")
  func notAFile() throws {
    try withTemporaryFolder { folder in
      #expect(throws: DatasetError.notAFile(file: folder)) { try IDX.images(path: folder) }
      #expect(throws: DatasetError.notAFile(file: "/dev/null")) {
        try IDX.images(path: "/dev/null")
      }
      let link = folder + "/link"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: folder + "/nothing")
      #expect(throws: DatasetError.notFound(file: link)) { try IDX.images(path: link) }
    }
  }

  @Test("a link to a file is read like the file")
  func link() throws {
    try withTemporaryFolder { folder in
      let target = try write(label, to: "labels", in: folder)
      let link = folder + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      #expect(try IDX.labels(path: link, classCount: 10) == [7])
    }
  }

  @Test("a path through a file is unreadable or not found, in one line")
  func pathThroughFile() throws {
    try withTemporaryFolder { folder in
      let path = try write(label, to: "labels", in: folder) + "/more"
      let error = #expect(throws: DatasetError.self) { try IDX.images(path: path) }
      #expect(error?.description.hasPrefix(path) == true)
    }
  }

  @Test("a name with a line break still makes a message of one line")
  func lineBreak() {
    #expect(DatasetError.notFound(file: "a\nb").description == "a?b: no such file")
  }
}
