import AdversarialNetworksChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 12 are told what is wrong")
  struct AdversarialNetworksUnlistedMistakeTests {
    @Test("discriminatorLoss: the two halves averaged, not added")
    func halved() throws {
      try expectTold(discriminatorLossExercise, "the loss is half the right one.") { r, f in
        let loss = (softplus(-r).mean() + softplus(f).mean()) / 2
        return (loss, (sigmoid(r) - 1) / Scalar(r.count), sigmoid(f) / Scalar(f.count))
      }
    }

    @Test("discriminatorLoss: dr and df as plain vectors")
    func vectors() throws {
      try expectTold(
        discriminatorLossExercise, "dr has shape [#], expected [N = #, 1 = 1]: an axis is missing."
      ) { r, f in
        let loss = softplus(-r).mean() + softplus(f).mean()
        let dReal = ((sigmoid(r) - 1) / Scalar(r.count)).reshaped([-1])
        return (loss, dReal, (sigmoid(f) / Scalar(f.count)).reshaped([-1]))
      }
    }

    @Test("generatorLoss: the loss in bits")
    func bits() throws {
      try expectTold(generatorLossExercise, "the minimax loss is #, expected #.") { f, isMinimax in
        let n = Scalar(f.count)
        return isMinimax
          ? (-softplus(f).mean() / log(2), -sigmoid(f) / n)
          : (softplus(-f).mean() / log(2), (sigmoid(f) - 1) / n)
      }
    }

    @Test("alternate: one half of D's gradient each, as if it were a mean")
    func halfSteps() throws {
      try expectTold(
        alternateExercise, "the gradient of D[0] (its step divided by −η) is half the right one."
      ) { g, d, real, noise, rates, generate, judge in
        let fakes = generate(g, noise.0).examples
        let (r, realBackward) = judge(d, real)
        let (f, fakeBackward) = judge(d, fakes)
        let onReal = realBackward((sigmoid(r) - 1) / Scalar(r.count)).gradients
        let onFakes = fakeBackward(sigmoid(f) / Scalar(f.count)).gradients
        let moved = zip(d, zip(onReal, onFakes)).map {
          $0 - ($1.0 + $1.1) * (rates.discriminator / 2)
        }
        return (g, moved)
      }
    }

    @Test("alternate: nobody moves")
    func nobodyMoves() throws {
      try expectTold(
        alternateExercise, "the gradient of D[0] (its step divided by −η) is 0 everywhere."
      ) { g, d, _, _, _, _, _ in (g, d) }
    }

    @Test("optimalDiscriminator: a hard decision")
    func hard() throws {
      try expectTold(optimalDiscriminatorExercise, "D* for equal deviations[#] is #, expected #.") {
        x, p, q in x.map { abs($0 - p.mean) < abs($0 - q.mean) ? 1 : 0 }
      }
    }

    @Test("modeCoverage: the last centre left out")
    func lastCentre() throws {
      try expectTold(
        modeCoverageExercise, "a good generator: counts is right except in the last entry."
      ) { points, centres, deviation in
        var counts = [Int](repeating: 0, count: centres.shape[0])
        for n in 0..<points.shape[0] {
          let squares = counts.indices.dropLast().map {
            pow(points[n, 0] - centres[$0, 0], 2) + pow(points[n, 1] - centres[$0, 1], 2)
          }
          let nearest = squares.indices.min { squares[$0] < squares[$1] } ?? 0
          if squares[nearest] <= 9 * deviation * deviation { counts[nearest] += 1 }
        }
        return (counts, counts.filter { 50 * $0 >= points.shape[0] }.count)
      }
    }

    /// ln(1 + eᵘ).
    private func softplus(_ u: Tensor) -> Tensor {
      u.map { max($0, 0) + log1p(exp(-abs($0))) }
    }
  }
#endif
