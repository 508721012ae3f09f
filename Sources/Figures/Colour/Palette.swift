/// The colours that tell classes and lines apart, also for colour-blind readers and in print.
///
/// M. Okabe and K. Ito, "Color Universal Design", 2008 (jfly.uni-koeln.de/color): eight colours that
/// all common kinds of colour blindness can tell apart, in an order of our own. Seven of them are used
/// on either background: not yellow on white, not black on a dark screen, where the two blues also
/// change places, so that the first colour is a light one.
enum Palette {
  static let blue = Colour(0x0072B2)
  static let skyBlue = Colour(0x56B4E9)
  static let vermillion = Colour(0xD55E00)

  static let onLight = [
    blue, vermillion, Colour(0x009E73), Colour(0xCC79A7), Colour(0xE69F00), skyBlue,
    Colour(0x000000),
  ]

  static let onDark = [
    skyBlue, vermillion, Colour(0x009E73), Colour(0xCC79A7), Colour(0xE69F00), blue,
    Colour(0xF0E442),
  ]

  static var count: Int { onLight.count }

  /// The colour of line or class number n in a terminal.
  static func terminal(_ n: Int) -> Colour { onDark[n % count] }
}
