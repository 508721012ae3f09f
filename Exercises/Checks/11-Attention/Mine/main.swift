import AttentionExercises
import Foundation
import Tensors

// Trains a small transformer to sort digits, twice: with the book's functions, and with yours in
// their place.
//
//     mine-11 sdpaForward layerNormForward
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let schooling = Schooling()

print(
  """
  A block of \(schooling.heads) heads and width \(schooling.width) learns to sort \
  \(schooling.length) digits, \(schooling.rounds) steps of \(schooling.count); tested on 500

                loss    sorted    time  an example
  """)
show("the book's", schooling.run(with: []))
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", schooling.run(with: mine))
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
  if mine.contains(.multiHead) { print("multiHead was used in the test: it has no way back.") }
}

func show(_ name: String, _ result: Result) {
  let numbers = String(
    format: "%8.4f %7.1f %% %5.1f s  ", Double(result.loss), Double(result.rightSequences) * 100,
    result.seconds)
  print(name.padding(toLength: 10, withPad: " ", startingAt: 0) + numbers + result.example)
  fflush(nil)  // should your code stop the program, this line stays
}
