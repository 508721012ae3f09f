import Tensors

/// A value that a report can hold: a number, a text, a truth, a list of them or another report.
public protocol JSONValue {
  /// The value as JSON, on one line.
  var json: String { get }
}

extension Int: JSONValue {
  /// The number's digits.
  public var json: String { "\(self)" }
}

extension Double: JSONValue {
  /// The shortest decimal that reads back as this number; null for what JSON cannot write.
  ///
  /// Whole numbers keep their fraction, 1.0, and so negative zero its sign.
  public var json: String { isFinite ? "\(self)" : "null" }
}

extension Float: JSONValue {
  /// The shortest decimal that reads back as this number; null for what JSON cannot write.
  public var json: String { isFinite ? "\(self)" : "null" }
}

extension Bool: JSONValue {
  /// The words true and false.
  public var json: String { "\(self)" }
}

extension String: JSONValue {
  /// The text in quotes, with quotes, backslashes and control characters escaped.
  public var json: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ": text += "\\u00" + (scalar.value < 16 ? "0" : "") + hexadecimal(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension Array: JSONValue where Element: JSONValue {
  /// The elements in square brackets.
  public var json: String { "[" + map(\.json).joined(separator: ",") + "]" }
}

extension Optional: JSONValue where Wrapped: JSONValue {
  /// The value, or null.
  public var json: String { self?.json ?? "null" }
}

extension Option.Value: JSONValue {
  /// The value by its kind.
  package var json: String {
    switch self {
    case .whole(let number): number.json
    case .number(let number): number.json
    case .text(let text): text.json
    case .flag(let isOn): isOn.json
    }
  }
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  String(scalar.value, radix: 16)
}
