import Foundation

/// A color of a screen: red, green and blue.
struct Color: Sendable, Equatable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// The color of a number written 0xRRGGBB.
  init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  init(grey: UInt8) { (red, green, blue) = (grey, grey, grey) }

  var isGrey: Bool { red == green && green == blue }

  /// The color as SVG and HTML write it: #rrggbb.
  var hexadecimal: String { String(format: "#%02x%02x%02x", red, green, blue) }

  /// How light the color is to the eye, from 0 to 1 (ITU-R BT.601).
  var lightness: Double {
    (0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)) / 255
  }

  /// Black or white, whichever can be read on this color.
  var readableInk: Color { Color(grey: lightness > 0.5 ? 0 : 255) }

  /// This color with a part of another.
  func mixed(with other: Color, part: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(part, 0), 1)).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
