import Datasets
import Foundation
import LanguageModelExercises
import Tensors

// Trains a small character model twice: with the book's functions, and with yours in their place.
//
//     mine-10 lstmForward sampling
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))
let root = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
let corpus = root.appending(path: "Chapters/10-LanguageModel/Corpus.txt").path
let schooling = Schooling(try Text.load(path: corpus))

print(
  """
  An LSTM of \(schooling.width) units, \(schooling.rounds) steps of \(schooling.count) pieces of the \
  book's text, \(schooling.vocabulary.count) characters

                loss  perplexity    time
  """)
show("the book's", schooling.run(with: []))
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", schooling.run(with: mine))
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
}

func show(_ name: String, _ result: Result) {
  let numbers = String(
    format: "%8.4f %11.2f %5.1f s", Double(result.loss), Double(result.perplexity), result.seconds)
  print(name.padding(toLength: 10, withPad: " ", startingAt: 0) + numbers)
  print("  " + result.text)
  fflush(nil)  // should your code stop the program, this line stays
}
