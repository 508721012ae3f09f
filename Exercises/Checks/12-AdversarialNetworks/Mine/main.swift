import AdversarialNetworks
import AdversarialNetworksExercises
import Foundation
import Tensors

// Lets two small networks learn a ring twice: with the book's functions, and with yours in their
// place.
//
//     mine-12 discriminatorLoss modeCoverage
//
// The names are those of your solved functions. The book's stand in for the others, since a function
// that still calls todo() ends the program; a name that no training needs changes nothing.

let steps = 3_000
let ring = GaussianRing()
let mine = Set(CommandLine.arguments.dropFirst().compactMap(Solved.init))

print(
  """
  A ring of 8 modes; 8–64–64–2 against 2–64–64–1, \(steps) rounds

               modes   near one   real, says D    time
  """)
show("the book's", with: [])
if mine.isEmpty {
  print("\nNone of \(Solved.allNames) is solved yet.")
} else {
  show("yours", with: mine)
  print(
    "\nYours: \(Solved.allCases.filter(mine.contains).map(\.rawValue).joined(separator: ", ")).")
  if mine.contains(.alternate), !mine.isDisjoint(with: [.discriminatorLoss, .generatorLoss]) {
    print("alternate and your losses took turns, round by round.")
  }
}

/// Trains, always from the same start and on the same points, and judges a thousand examples.
func show(_ name: String, with mine: Set<Solved>) {
  var dice = SeededGenerator(seed: 3)
  var duel = Duel(with: mine, using: &dice)
  let start = ContinuousClock.now
  for number in 0..<steps {
    duel.round(number, real: ring.points(duel.batch, using: &dice), using: &dice)
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  let made = duel.pair.generated(.normal([1_000, Duel.noise], using: &dice))
  let (counts, covered) = coverage(of: made, isMine: mine.contains(.modeCoverage))
  let numbers = String(
    format: "%2d of 8 %8.1f %% %12.1f %% %5.1f s", covered,
    Double(counts.reduce(0, +)) / Double(made.shape[0]) * 100,
    Double(duel.pair.realness(made).mean()) * 100, seconds)
  print(name.padding(toLength: 12, withPad: " ", startingAt: 0) + numbers)
  fflush(nil)  // should your code stop the program, this line stays
}

func coverage(of points: Tensor, isMine: Bool) -> (counts: [Int], covered: Int) {
  if isMine {
    return modeCoverage(of: points, centres: ring.centres, deviation: ring.deviation)
  }
  let coverage = ring.coverage(of: points)
  return (coverage.counts, coverage.covered)
}
