/// A day of the Gregorian calendar.
///
///     February has 29 days if 4 divides the year, but not if 100 does, unless 400 does too.
public struct CalendarDate: Sendable, Hashable {
  /// The year, such as 2024.
  public let year: Int
  /// The month, 1 … 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A day, or nil if the calendar does not have it.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - month: The month, from 1.
  ///   - day: The day of the month, from 1.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...12 ~= month, 1...CalendarDate.days(inMonth: month, of: year) ~= day else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The number of days of a month.
  ///
  /// - Parameters:
  ///   - month: The month, 1 … 12.
  ///   - year: The year.
  /// - Returns: 28 … 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Every day of some years, in order.
  ///
  /// - Parameter years: The years.
  /// - Returns: The days.
  public static func days(of years: ClosedRange<Int>) -> [CalendarDate] {
    years.flatMap { year in
      (1...12).flatMap { month in
        (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) }
      }
    }
  }

  /// The date as ISO 8601 writes it, such as 2024-03-03: ten characters for the years 0 … 9999.
  public var standard: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// A number with zeros in front.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
