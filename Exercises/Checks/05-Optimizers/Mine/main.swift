import Datasets
import Foundation
import Tensors

// Trains a small network by every optimizer of the chapter, and by those of them that you have
// solved.
//
//     mine-05 sgd adam warmUpCosine
//
// The names are those of your solved functions. The book's stand in for the others, since a
// function that still calls todo() ends the program.

var generator = SeededGenerator(seed: 4)
let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let schedule = Training(training: training, test: test)

print(
  """
  64–32–10, \(schedule.epochs) epochs of \(training.count) digits, tested on \(test.count)

                           accuracy     loss    time
  """)
let serving = mine.subtracting(Solved.optimizers)
for optimizer in Solved.optimizers {
  show(optimizer.rawValue, "the book's", schedule.run(optimizer, with: []))
  // Without an optimizer of yours, what else you have solved serves the book's first.
  let carries = !serving.isEmpty && mine == serving && optimizer == .sgd
  if mine.contains(optimizer) || carries { show("", "yours", schedule.run(optimizer, with: mine)) }
}
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
  if !serving.isEmpty {
    print("Clipping and the schedule of yours serve all the rows that are yours.")
  }
}

func show(_ optimizer: String, _ whose: String, _ result: Result) {
  let numbers = String(
    format: "%7.2f %% %8.4f %4.0f ms", Double(result.accuracy) * 100, Double(result.loss),
    result.seconds * 1_000)
  let names = [optimizer, whose].map { $0.padding(toLength: 12, withPad: " ", startingAt: 0) }
  print(names.joined() + numbers)
  fflush(nil)  // should your code stop the program, this line stays
}
