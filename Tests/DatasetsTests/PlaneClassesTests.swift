import Datasets
import Foundation
import Tensors
import Testing

@Suite("Classes in the plane: moons, spirals, rings, blobs")
struct PlaneClassesTests {
  let tolerance = 64 * Scalar.ulpOfOne

  func radius(_ x: Scalar, _ y: Scalar) -> Scalar { (x * x + y * y).squareRoot() }

  @Test("without noise moons are the upper and the lower half of two circles")
  func moons() {
    var generator = SeededGenerator(seed: 1)
    let moons = Generated.twoMoons(count: 101, noise: 0, using: &generator)
    #expect(moons.labels.count { $0 == 0 } == 51)
    for (n, label) in moons.labels.enumerated() {
      let (x, y) = (moons.inputs[n, 0], moons.inputs[n, 1])
      #expect(label == n % 2)
      if label == 0 {
        #expect(abs(radius(x, y) - 1) < tolerance && y >= 0)
      } else {
        #expect(abs(radius(x - 1, y - 0.5) - 1) < tolerance && y <= 0.5)
      }
    }
  }

  @Test(
    "without noise the angle of a spiral grows with the radius and with the arm",
    arguments: [2, 3, 5])
  func spirals(arms: Int) {
    var generator = SeededGenerator(seed: 2)
    let spirals = Generated.spirals(
      count: 90, arms: arms, turns: 1.5, noise: 0, using: &generator)
    #expect(spirals.classCount == arms)
    for (n, arm) in spirals.labels.enumerated() {
      let (x, y) = (spirals.inputs[n, 0], spirals.inputs[n, 1])
      let t = radius(x, y)
      let angle = 2 * Scalar.pi * (1.5 * t + Scalar(arm) / Scalar(arms))
      #expect(arm == n % arms && t < 1)
      #expect(abs(x - t * cos(angle)) < tolerance && abs(y - t * sin(angle)) < tolerance)
    }
  }

  @Test("without noise ring k has the radius k + 1 and lies in all four quadrants")
  func rings() {
    var generator = SeededGenerator(seed: 3)
    let rings = Generated.concentricRings(count: 120, rings: 3, noise: 0, using: &generator)
    var quadrants: Set<[Int]> = []
    for (n, ring) in rings.labels.enumerated() {
      let (x, y) = (rings.inputs[n, 0], rings.inputs[n, 1])
      #expect(abs(radius(x, y) - Scalar(ring + 1)) < tolerance)
      quadrants.insert([ring, x < 0 ? 0 : 1, y < 0 ? 0 : 1])
    }
    #expect(quadrants.count == 12)
  }

  @Test("blobs have their centers as means and the asked spread, in any dimension")
  func blobs() {
    var generator = SeededGenerator(seed: 4)
    let centers: [[Scalar]] = [[0, 0, 5], [3, -1, 2]]
    let blobs = Generated.blobs(
      count: 10_000, centers: centers, spread: 0.5, using: &generator)
    for label in 0..<2 {
      let rows = blobs.labels.indices.filter { blobs.labels[$0] == label }
      let rest = blobs.inputs.gather(rows: rows) - Tensor(centers[label])
      #expect(rest.meanOfRows().norm < 0.03)
      #expect(abs((rest * rest).mean().squareRoot() - 0.5) < 0.01)
    }
  }

  @Test("noise moves points by its deviation")
  func noise() {
    var (first, second) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    let clean = Generated.twoMoons(count: 5000, noise: 0, using: &first)
    let noisy = Generated.twoMoons(count: 5000, noise: 0.3, using: &second)
    let shift = noisy.inputs - clean.inputs
    #expect(abs((shift * shift).mean().squareRoot() - 0.3) < 0.01)
  }

  @Test("the same seed gives the same points, another seed others")
  func seeds() {
    let sets = [6, 6, 7].map { (seed: UInt64) in
      var generator = SeededGenerator(seed: seed)
      return Generated.spirals(count: 20, arms: 3, using: &generator)
    }
    #expect(sets[0] == sets[1])
    #expect(sets[0] != sets[2])
  }

  @Test("spirals without arms stop the program")
  func noArms() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      _ = Generated.spirals(count: 5, arms: 0, using: &generator)
    }
    expect(result, says: "spirals: classes of 0; expected at least 1")
  }
}
