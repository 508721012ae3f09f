import Foundation
import Tensors
import Testing

@testable import Figures

@Suite("PNG files")
struct PNGTests {
  @Test("the checksums of the standards' own examples")
  func checksums() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32(Array("IEND".utf8)) == 0xAE42_6082)
    #expect(adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
  }

  @Test("an independent decoder finds the pixels of a grey picture again", arguments: [1, 3])
  func grey(scale: Int) throws {
    var raster = Raster(width: 5, height: 4, filledWith: Color(grey: 255))
    for index in 0..<20 { raster[index % 5, index / 5] = Color(grey: UInt8(index * 13)) }
    let picture = try DecodedPNG(raster.png(scale: scale))
    #expect((picture.width, picture.height, picture.channels) == (5 * scale, 4 * scale, 1))
    for y in 0..<(4 * scale) {
      for x in 0..<(5 * scale) {
        #expect(picture.pixel(x, y) == [raster[x / scale, y / scale].red])
      }
    }
  }

  @Test("a colored picture has three channels")
  func colored() throws {
    var raster = Raster(width: 300, height: 2, filledWith: Color(0x336699))
    raster[299, 1] = Color(0xFF0001)
    let picture = try DecodedPNG(raster.png())
    #expect(picture.channels == 3)
    #expect(picture.pixel(7, 0) == [0x33, 0x66, 0x99])
    #expect(picture.pixel(299, 1) == [0xFF, 0, 1])
  }

  @Test("noise and repetitions of every length survive compression")
  func compression() throws {
    var generator = SeededGenerator(seed: 5)
    let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(try inflate(deflate(noise, distances: [1, 100])) == noise)
    for length in 0...600 {
      let bytes = noise.prefix(3) + [UInt8](repeating: 7, count: length) + noise.prefix(2)
      #expect(try inflate(deflate(Array(bytes), distances: [1])) == Array(bytes))
    }
    for distance in [1, 2, 3, 4, 5, 8, 13, 100, 257, 1000, 2500, 4999, 40_000] {
      let bytes = noise + noise
      #expect(try inflate(deflate(bytes, distances: [distance, 5000])) == bytes)
    }
  }

  @Test("an even picture becomes a small file")
  func size() {
    let grid = ImageGrid(Tensor.zeros([12, 28, 28]))
    #expect(grid.png(scale: 4).count < 5000)
  }

  @Test("images stand in a grid with a line between them; a heat map has a square a cell")
  func figures() throws {
    let images = ImageGrid(Tensor(repeating: 1, shape: [3, 2, 2]), columns: 2)
    let sheet = try DecodedPNG(images.png(scale: 2))
    #expect((sheet.width, sheet.height) == (14, 14))
    #expect(sheet.pixel(0, 0) == [128])
    #expect(sheet.pixel(2, 2) == [255])
    #expect(sheet.pixel(6, 2) == [128])
    let map = try DecodedPNG(HeatMap(Tensor([[0, 1, 2]])).png(scale: 3))
    #expect((map.width, map.height, map.channels) == (9, 3, 3))
    #expect(map.pixel(8, 2) == [0x00, 0x32, 0x4F])
  }

  @Test("no image at all is still a file that opens")
  func empty() throws {
    let picture = try DecodedPNG(HeatMap(Tensor([[Scalar]]())).png(scale: 1))
    #expect((picture.width, picture.height) == (1, 1))
  }
}
