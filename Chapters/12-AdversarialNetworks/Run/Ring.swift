import AdversarialNetworks
import Figures
import Foundation
import Program
import Tensors

/// What a generator has learned of the ring.
private struct RingResult {
  let coverage: ModeCoverage
  /// The share of points, half of them real, that the discriminator tells right.
  let discriminatorAccuracy: Scalar
  /// Clouds of points, and the step at which each was made.
  var frames: [(step: Int, points: Tensor)] = []
}

/// Eight modes on a circle, and how many of them the generator finds.
func learnRing(_ arguments: Arguments, on console: Console, into report: inout Report) {
  console.print("\n\(console.styled("A ring of 8 modes", .bold)), 16–128–128–2 and 2–128–128–1")
  let seeds = arguments.everySeed
  var results: [RingResult] = []
  for seed in seeds {
    let result = learnRing(seed: seed, steps: arguments.steps, on: console)
    results.append(result)
    console.print(
      "seed \(seed): \(result.coverage.covered) of 8 modes, distance to the nearest "
        + "\(rounded(result.coverage.meanDistance)), discriminator right for "
        + "\(rounded(100 * result.discriminatorAccuracy)) %")
  }
  let covered = results.map { Scalar($0.coverage.covered) }
  let mean = covered.reduce(0, +) / Scalar(covered.count)
  if seeds.count > 1 { console.print("in the mean \(rounded(mean)) modes") }
  report.add("modes_covered", mean)
  report.add("modes_covered_by_seed", covered)
  showFrames(results[0].frames, into: &report)
}

private func learnRing(seed: UInt64, steps: Int, on console: Console) -> RingResult {
  let ring = GaussianRing()
  var dice = SeededGenerator(seed: seed)
  var duel = Duel(noise: 16, hidden: [128, 128], examples: 2, batch: 256, using: &dice)
  var frames: [(step: Int, points: Tensor)] = []
  var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: steps)
  var losses: (discriminator: Scalar, generator: Scalar) = (0, 0)
  for number in 1...steps {
    losses = duel.step(real: ring.points(duel.batch, using: &dice), using: &dice)
    progress.step(["D": losses.discriminator, "G": losses.generator])
    if [steps / 15, steps / 5, steps / 2, steps].contains(number) {
      var still = dice  // a look must not change what follows
      frames.append((number, duel.examples(500, using: &still)))
    }
  }
  progress.endEpoch(["D": losses.discriminator, "G": losses.generator])
  let made = duel.examples(1_000, using: &dice)
  let real = ring.points(1_000, using: &dice)
  let right =
    duel.pair.realness(real).scalars.filter { $0 > 0.5 }.count
    + duel.pair.realness(made).scalars.filter { $0 <= 0.5 }.count
  return RingResult(
    coverage: ring.coverage(of: made), discriminatorAccuracy: Scalar(right) / 2_000,
    frames: frames)
}

private func showFrames(
  _ frames: [(step: Int, points: Tensor)], into report: inout Report
) {
  let centres = GaussianRing().centres
  for (number, frame) in frames.enumerated() {
    let all = Tensor.concatenating([centres, frame.points], along: 0)
    let classes = (0..<all.shape[0]).map { $0 < centres.shape[0] ? 0 : 1 }
    report.keep(
      "cloud-\(number + 1)",
      ScatterPlot(
        all, classes: classes, title: "After \(frame.step) steps",
        classNames: ["centres of the modes", "generated"]))
  }
}

/// A number with two decimals.
func rounded(_ value: Scalar) -> String { String(format: "%.2f", Double(value)) }
