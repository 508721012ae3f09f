/// A command line that a program does not understand.
public enum UsageError: Error, Equatable, CustomStringConvertible {
  /// The program has no such option; the nearest that it has.
  case unknown(option: String, nearest: String)
  /// The option stands at the end, or before another option, without its value.
  case missing(option: String, placeholder: String)
  /// The option does not accept its value.
  case invalid(option: String, value: String, expected: String)
  /// The option is a flag and was given a value.
  case superfluous(option: String, value: String)
  /// The option was given twice.
  case repeated(option: String)
  /// The argument belongs to no option.
  case stray(argument: String)
  /// The options do not go together, or one that is needed is missing; said by the program itself.
  case conflict(String)

  /// One line that says what was found and what was expected.
  public var description: String {
    switch self {
    case .unknown(let option, let nearest): "unknown option \(option); did you mean \(nearest)?"
    case .missing(let option, let placeholder): "\(option) needs a value: \(option) \(placeholder)"
    case .invalid(let option, let value, let expected):
      "\(option) is \(String(reflecting: value)); expected \(expected)"
    case .superfluous(let option, let value):
      "\(option) takes no value; found \(String(reflecting: value))"
    case .repeated(let option): "\(option) is given twice"
    case .stray(let argument): "unexpected argument \(String(reflecting: argument))"
    case .conflict(let message): message
    }
  }
}
