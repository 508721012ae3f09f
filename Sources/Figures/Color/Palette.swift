/// The colors that tell classes and lines apart, also for color-blind readers and in print.
///
/// M. Okabe and K. Ito, "Color Universal Design", 2008 (jfly.uni-koeln.de/color): eight colors that
/// all common kinds of color blindness can tell apart, in an order of our own. Seven of them are used
/// on either background: not yellow on white, not black on a dark screen, where the two blues also
/// change places, so that the first color is a light one.
enum Palette {
  static let blue = Color(0x0072B2)
  static let skyBlue = Color(0x56B4E9)
  static let vermillion = Color(0xD55E00)

  static let onLight = [
    blue, vermillion, Color(0x009E73), Color(0xCC79A7), Color(0xE69F00), skyBlue,
    Color(0x000000),
  ]

  static let onDark = [
    skyBlue, vermillion, Color(0x009E73), Color(0xCC79A7), Color(0xE69F00), blue,
    Color(0xF0E442),
  ]

  static var count: Int { onLight.count }

  /// The color of line or class number n in a terminal.
  static func terminal(_ n: Int) -> Color { onDark[n % count] }
}
