import Foundation
import RecurrenceExercises
import Tensors

// Trains a small network twice: with the book's functions, and with yours in their place.
//
//     mine-09 rnnForward bptt
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let echo = Echo()

print(
  """
  1–\(echo.width)–1, \(echo.rounds) steps of \(echo.count) sequences: repeat the sign of \
  \(echo.delay) steps ago

                error    time
  """)
show("the book's", echo.run(with: []))
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", echo.run(with: mine))
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
}

func show(_ name: String, _ result: Result) {
  let numbers = String(format: "%9.5f %4.0f ms", Double(result.error), result.seconds * 1_000)
  print(name.padding(toLength: 11, withPad: " ", startingAt: 0) + numbers)
  fflush(nil)  // should your code stop the program, this line stays
}
