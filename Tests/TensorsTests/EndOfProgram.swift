import Testing

/// Expects that a program that was ended by a mistake named all of these on standard error.
func expectMessage(
  of result: ExitTest.Result?, naming parts: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  for part in parts {
    #expect(
      message.contains(part), "expected \"\(part)\" in: \(message)", sourceLocation: sourceLocation)
  }
}
