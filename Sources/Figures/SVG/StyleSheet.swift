/// The style sheet inside every SVG document: letters, and the colors of either background.
///
/// Rules bind only within the class `figure`, so that several documents can stand in one page.
enum StyleSheet {
  /// The rules for a background; automatic ones are light in print, whatever the screen is.
  static func rules(for appearance: Appearance) -> String {
    switch appearance {
    case .light: shared + colors(light, Palette.onLight)
    case .dark: shared + colors(dark, Palette.onDark)
    case .automatic:
      shared + colors(light, Palette.onLight) + "@media screen and (prefers-color-scheme:dark){"
        + colors(dark, Palette.onDark) + "}"
    }
  }

  private struct Background {
    let paper: String
    let ink: String
    let faint: String
    let grid: String
  }

  private static let light = Background(
    paper: "#ffffff", ink: "#1f2328", faint: "#59636e", grid: "#e3e6ea")
  private static let dark = Background(
    paper: "#0d1117", ink: "#e6edf3", faint: "#9aa4af", grid: "#2a3139")

  private static let shared = """
    .figure text{font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;\
    font-size:12px}\
    .figure .title{font-size:15px;font-weight:600}\
    .figure .small{font-size:11px}\
    .figure .header{font-weight:600}\
    .figure .number{font-variant-numeric:tabular-nums}\
    .figure .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}\
    .figure .level{fill:none;stroke-width:1}\
    .figure rect{shape-rendering:crispEdges}\
    .figure image{image-rendering:pixelated}

    """

  private static func colors(_ background: Background, _ palette: [Color]) -> String {
    let classes = palette.enumerated().map { number, color in
      """
      .figure .s\(number){stroke:\(color.hexadecimal)}\
      .figure .f\(number){fill:\(color.hexadecimal)}
      """
    }
    return """
      .figure .paper{fill:\(background.paper)}\
      .figure .halo{stroke:\(background.paper)}\
      .figure text,.figure .ink{fill:\(background.ink)}\
      .figure .faint,.figure text.faint{fill:\(background.faint)}\
      .figure .axis,.figure .level{stroke:\(background.faint)}\
      .figure .mark{stroke:\(background.ink)}\
      .figure .grid{stroke:\(background.grid)}
      \(classes.joined())

      """
  }
}
