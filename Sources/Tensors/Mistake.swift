/// Ends the program because of a programmer's mistake, and says which.
///
/// A `precondition` prints nothing in optimised builds; `fatalError` prints its message in every
/// build, with the file and line of the caller that made the mistake.
///
/// - Parameters:
///   - message: The operation, what it expected and what it found.
///   - file: The caller's file.
///   - line: The caller's line.
@inline(never)
public func mistake(
  _ message: String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message, file: file, line: line)
}
