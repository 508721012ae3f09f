import Datasets
import Foundation
import Tensors

// Trains a variational autoencoder twice: with the book's functions, and with yours in their place.
//
//     mine-13 reparameterize klAndElbo
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

var generator = SeededGenerator(seed: 4)
let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let schedule = Schedule(training: training.inputs, test: test.inputs)

print(
  """
  64–64–\(schedule.code)–64–64, \(schedule.epochs) epochs of \(training.count) digits; \
  nats a digit on \(test.count) others

                 pixels       KL     ELBO    time
  """)
show("the book's", schedule.run(with: []))
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", schedule.run(with: mine))
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
}

func show(_ name: String, _ result: Result) {
  let numbers = String(
    format: "%8.3f %8.3f %8.3f %5.1f s", Double(result.reconstruction),
    Double(result.divergence), Double(result.elbo), result.seconds)
  print(name.padding(toLength: 12, withPad: " ", startingAt: 0) + numbers)
  fflush(nil)  // should your code stop the program, this line stays
}
