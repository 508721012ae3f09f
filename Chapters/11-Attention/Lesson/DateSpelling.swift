/// A way to write a date, of the many in use.
///
/// Which number is the month follows from the spelling alone: between points the day comes first,
/// between slashes the month does. Nothing in 3/4/24 itself would say so; a translator has to know.
public enum DateSpelling: String, CaseIterable, Sendable {
  /// 3 March 2024.
  case dayMonthYear
  /// March 3, 2024.
  case monthDayYear
  /// 3.3.2024: the day, then the month.
  case points
  /// 3/3/24: the month, then the day, then a year of 1950 … 2049 by its last two digits.
  case slashes
  /// 2024年3月3日.
  case chinese

  /// The months' names in English.
  public static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A date in this spelling.
  ///
  /// - Parameter date: The date.
  /// - Returns: Its text.
  public func write(_ date: CalendarDate) -> String {
    let (year, month, day) = (date.year, date.month, date.day)
    return switch self {
    case .dayMonthYear: "\(day) \(DateSpelling.months[month - 1]) \(year)"
    case .monthDayYear: "\(DateSpelling.months[month - 1]) \(day), \(year)"
    case .points: "\(day).\(month).\(year)"
    case .slashes: "\(month)/\(day)/\(padded(year % 100, to: 2))"
    case .chinese: "\(year)年\(month)月\(day)日"
    }
  }
}
