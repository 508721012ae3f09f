/// A picture that is described once and drawn where it is needed: in the terminal or as a file.
///
/// All drawing functions are pure: they return text, and the caller prints or writes it.
public protocol Figure: Sendable {
  /// What the picture shows, in a few words; may be empty.
  var title: String { get }

  /// The picture as lines of text, none of them wider than asked.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: The lines that a plot fills; images, heat maps and tables take what they need.
  ///   - color: Whether to use colors, of 24 bits; without, shapes tell things apart.
  /// - Returns: The lines, joined by line feeds, without one at the end.
  func terminal(width: Int, height: Int, color: Bool) -> String

  /// The picture as a document in SVG, complete and without references to other files.
  ///
  /// - Parameters:
  ///   - width: The width in pixels at which the picture is drawn; it scales without loss.
  ///   - height: The height of a plot in pixels; images, heat maps and tables take what they need.
  ///   - appearance: For which background.
  /// - Returns: The document.
  func svg(width: Int, height: Int, appearance: Appearance) -> String
}

extension Figure {
  /// The picture as lines of text, 20 of them if it is a plot.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - color: Whether to use colors, of 24 bits.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int = 80, color: Bool = false) -> String {
    terminal(width: width, height: 20, color: color)
  }

  /// The picture in SVG, 640 pixels wide and a plot 400 high.
  ///
  /// - Parameter appearance: For which background.
  /// - Returns: The document.
  public func svg(appearance: Appearance = .automatic) -> String {
    svg(width: 640, height: 400, appearance: appearance)
  }
}

/// The background on which a picture will stand.
public enum Appearance: Sendable {
  /// White paper.
  case light
  /// A dark screen.
  case dark
  /// Whichever the reader prefers, by the media query `prefers-color-scheme`; light where unknown.
  case automatic
}
