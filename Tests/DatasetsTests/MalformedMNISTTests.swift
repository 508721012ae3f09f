import Datasets
import Foundation
import Testing

@Suite("MNIST: a malformed file is refused with the name of what is wrong")
struct MalformedMNISTTests {
  static let imageFiles: [MalformedFile] = [
    MalformedFile("no bytes", [], "empty, expected at least one example") { .empty(file: $0) },
    MalformedFile("one byte", [0], "expected 16 bytes, found 1") {
      .truncated(file: $0, expected: 16, found: 1)
    },
    MalformedFile("half a header", bigEndian([2051, 1]), "expected 16 bytes, found 8") {
      .truncated(file: $0, expected: 16, found: 8)
    },
    MalformedFile(
      "a header without images", bigEndian([2051, 2, 2, 2]), "expected 24 bytes, found 16"
    ) {
      .truncated(file: $0, expected: 24, found: 16)
    },
    MalformedFile(
      "half an image too few", bigEndian([2051, 2, 2, 2]) + [1, 2, 3, 4, 5, 6],
      "expected 24 bytes, found 22"
    ) { .truncated(file: $0, expected: 24, found: 22) },
    MalformedFile(
      "one byte too many", bigEndian([2051, 1, 2, 2]) + [1, 2, 3, 4, 5],
      "expected 20 bytes, found 21"
    ) { .trailingBytes(file: $0, expected: 20, found: 21) },
    MalformedFile("no images", bigEndian([2051, 0, 28, 28]), "empty") { .empty(file: $0) },
    MalformedFile("images without rows", bigEndian([2051, 7, 0, 28]), "empty") { .empty(file: $0) },
    MalformedFile("images without columns", bigEndian([2051, .max, 28, 0]), "empty") {
      .empty(file: $0)
    },
    MalformedFile(
      "labels in place of images", bigEndian([2049, 9]) + [1, 2, 3, 4, 5, 6, 7, 8, 9],
      "begins with the number 2049, expected 2051"
    ) { .wrongMagic(file: $0, expected: 2051, found: 2049) },
    MalformedFile(
      "little-endian numbers", [3, 8, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] + [1],
      "begins with the number 50855936, expected 2051"
    ) { .wrongMagic(file: $0, expected: 2051, found: 50_855_936) },
    MalformedFile(
      "text", Array("label,pixel0,pixel1,pixel2".utf8),
      "begins with the number 1818321509, expected 2051"
    ) { .wrongMagic(file: $0, expected: 2051, found: 1_818_321_509) },
    MalformedFile(
      "a product above 2⁶³", bigEndian([2051, .max, .max, .max]),
      "impossible size 4294967295 × 4294967295 × 4294967295"
    ) { .tooLarge(file: $0, counts: [4_294_967_295, 4_294_967_295, 4_294_967_295]) },
    MalformedFile(
      "a product just below 2⁶³", bigEndian([2051, 1, 2_147_483_648, 4_294_967_295]),
      "expected 9223372034707292176 bytes, found 16"
    ) { .truncated(file: $0, expected: 9_223_372_034_707_292_176, found: 16) },
    MalformedFile(
      "a product that only the header overflows",
      bigEndian([2051, 1, 2_281_422_937, 4_042_815_511]), "impossible size"
    ) { .tooLarge(file: $0, counts: [1, 2_281_422_937, 4_042_815_511]) },
    MalformedFile(
      "four thousand million images", bigEndian([2051, .max, 28, 28]) + [0],
      "expected 3367254359296 bytes, found 17"
    ) { .truncated(file: $0, expected: 3_367_254_359_296, found: 17) },
    MalformedFile("packed with gzip", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "packed with gzip") {
      .compressed(file: $0)
    },
    MalformedFile("nothing but the mark of gzip", [0x1f, 0x8b], "gunzip -k") {
      .compressed(file: $0)
    },
  ]

  static let labelFiles: [MalformedFile] = [
    MalformedFile("no bytes", [], "empty") { .empty(file: $0) },
    MalformedFile("a magic number alone", bigEndian([2049]), "expected 8 bytes, found 4") {
      .truncated(file: $0, expected: 8, found: 4)
    },
    MalformedFile(
      "one label too few", bigEndian([2049, 3]) + [1, 2], "expected 11 bytes, found 10"
    ) {
      .truncated(file: $0, expected: 11, found: 10)
    },
    MalformedFile(
      "one label too many", bigEndian([2049, 1]) + [1, 2], "expected 9 bytes, found 10"
    ) {
      .trailingBytes(file: $0, expected: 9, found: 10)
    },
    MalformedFile("no labels", bigEndian([2049, 0]), "empty") { .empty(file: $0) },
    MalformedFile(
      "images in place of labels", bigEndian([2051, 1, 1, 1]) + [7],
      "begins with the number 2051, expected 2049"
    ) { .wrongMagic(file: $0, expected: 2049, found: 2051) },
    MalformedFile(
      "a label of 10", bigEndian([2049, 3]) + [9, 10, 11],
      "label 10 of example 1, expected 0 to 9"
    ) { .labelOutOfRange(file: $0, index: 1, label: 10, classCount: 10) },
    MalformedFile(
      "four thousand million labels", bigEndian([2049, .max]), "expected 4294967303 bytes"
    ) {
      .truncated(file: $0, expected: 4_294_967_303, found: 8)
    },
  ]

  @Test("images", arguments: imageFiles)
  func images(of file: MalformedFile) throws {
    try file.check { _ = try IDX.images(path: $0) }
  }

  @Test("labels", arguments: labelFiles)
  func labels(of file: MalformedFile) throws {
    try file.check { _ = try IDX.labels(path: $0, classCount: 10) }
  }
}
