extension String {
  /// The text as it may stand in XML and HTML, also between quotation marks.
  ///
  /// Characters that XML forbids even when escaped are shown as "�".
  var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The width that the text will about have in a letter of so many pixels; nothing measures fonts.
  func estimatedWidth(size: Double = 12) -> Double { Double(columns) * size * 0.58 }

  /// The text cut to about so many pixels.
  func cut(toPixels width: Double, size: Double = 12) -> String {
    cut(to: Int(width / (size * 0.58)))
  }
}

/// A coordinate in pixels with at most one decimal.
func pixels(_ value: Double) -> String {
  guard abs(value) < 1e9 else { return "0" }
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
  return tenth == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(tenth)"
}
