import ConvolutionExercises
import Datasets
import Foundation
import Tensors

// Trains a small convolutional network twice: with the book's functions, and with yours in their
// place.
//
//     mine-08 conv2dForward conv2dBackward pooling
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

var generator = SeededGenerator(seed: 8)
let (rest, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
let training = rest.selecting(Array((0..<rest.count).shuffled(using: &generator).prefix(1_000)))
let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let schedule = Schedule(training: training, test: test)

print(
  """
  14 × 14 pixels, 8 and 16 kernels, 32 units, \(schedule.epochs) epochs of \(training.count) digits, \
  tested on \(test.count)

               accuracy     loss      time
  """)
show("the book's", schedule.run(with: []))
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", schedule.run(with: mine))
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
  if mine.contains(.im2col), !mine.isDisjoint(with: [.conv2dForward, .conv2dBackward]) {
    print("The loops and im2col took turns, batch by batch.")
  }
}

func show(_ name: String, _ result: Result) {
  let numbers = String(
    format: "%7.2f %% %8.4f %7.2f s", Double(result.accuracy) * 100, Double(result.loss),
    result.seconds)
  print(name.padding(toLength: 12, withPad: " ", startingAt: 0) + numbers)
  fflush(nil)  // should your code stop the program, this line stays
}
