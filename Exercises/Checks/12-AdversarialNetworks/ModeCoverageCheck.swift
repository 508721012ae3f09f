import AdversarialNetworks
import ExerciseKit
import Tensors

/// From points, centres and a deviation to counts and the number of covered modes.
public typealias ModeCounting = (_ points: Tensor, _ centres: Tensor, _ deviation: Scalar) -> (
  counts: [Int], covered: Int
)

/// The modes that points cover, against chapter 12's ring, and at the edges of both rules.
public var modeCoverageExercise: Exercise<ModeCounting> {
  Exercise(
    "modeCoverage",
    wrongAnswers: modeCoverageMistakes
  ) { yours, trial in
    let modes = Int.random(in: 7...9, using: &trial.generator)
    let ring = GaussianRing(modes: modes, deviation: 0.06)
    // All modes, only one of them, and points that are everywhere and near nothing.
    trial.expectCoverage("a good generator", ring.points(600, using: &trial.generator), ring, yours)
    trial.expectCoverage(
      "a collapsed generator",
      trial.points([0, 300] + Array(repeating: 0, count: modes - 2), ring),
      ring, yours)
    trial.expectCoverage("points at random", trial.normal([400, 2]), ring, yours)
    // At the limit of the share: one short of it, exactly it, and the same in a smaller set.
    let rest = Array(repeating: 0, count: modes - 4)
    trial.expectCoverage(
      "19 and 20 of 1000", trial.points([941, 19, 20, 20] + rest, ring), ring, yours)
    trial.expectCoverage(
      "9 and 10 of 500", trial.points([471, 9, 10, 10] + rest, ring), ring, yours)
    // Modes so wide that a point may be within 3σ of two.
    let wide = GaussianRing(modes: modes, deviation: 0.35)
    trial.expectCoverage("wide modes", wide.points(400, using: &trial.generator), wide, yours)
  }
}

extension Trial {
  /// So many points near each mode, in random order.
  fileprivate mutating func points(_ counts: [Int], _ ring: GaussianRing) -> Tensor {
    let modes = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
      .shuffled(using: &generator)
    return ring.centres.gather(rows: modes)
      + Tensor.uniform([modes.count, 2], from: -2, to: 2, using: &generator) * ring.deviation
  }

  fileprivate mutating func expectCoverage(
    _ title: String, _ points: Tensor, _ ring: GaussianRing, _ yours: ModeCounting
  ) {
    let right = ring.coverage(of: points)
    let answer = yours(points, ring.centres, ring.deviation)
    expect(
      "\(title): counts", Tensor(answer.counts.map { Scalar($0) }),
      equals: Tensor(right.counts.map { Scalar($0) }))
    expect("\(title): the number of covered modes", answer.covered, equals: right.covered)
  }
}

private var modeCoverageMistakes: [WrongAnswer<ModeCounting>] {
  [
    WrongAnswer(
      "no radius",
      says:
        "Every point counts for its nearest mode, however far away it is: a cloud of rubbish would "
        + "cover everything. Only points within 3σ count."
    ) { points, centres, _ in judged(counted(points, centres, radius: .infinity), points) },
    WrongAnswer(
      "the mean distance",
      says:
        "You ask whether points are near the modes in the mean: a collapsed generator's are, and it "
        + "must score 1. Count for each mode."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      let mean = Tensor(distances(points, centres).map { $0.min() ?? 0 }).mean()
      return (counts, mean <= 3 * deviation ? centres.shape[0] : 0)
    },
    WrongAnswer(
      "points for modes",
      says:
        "covered is the number of points near any mode: a collapsed generator would score highest. "
        + "It is the modes that are counted."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      return (counts, counts.reduce(0, +))
    },
    WrongAnswer(
      "any point covers",
      says:
        "One point is enough for you to call a mode covered: a stray one will always be there. At "
        + "least 2 in 100 of all points must count for it."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      return (counts, counts.filter { $0 > 0 }.count)
    },
    WrongAnswer(
      "more than the share",
      says: "Exactly 2 in 100 are enough: the rule says at least, and you ask for more."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      return (counts, counts.filter { 100 * $0 > 2 * points.shape[0] }.count)
    },
    WrongAnswer(
      "20, whatever the number of points",
      says:
        "You ask for 20 points, whatever their number: that is the share of a thousand. At least 2 in "
        + "100 of all points."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      return (counts, counts.filter { $0 >= 20 }.count)
    },
    WrongAnswer(
      "a share of what counts",
      says:
        "You take 2 in 100 of the points that count: then nearly all may be rubbish. The share is of "
        + "all points."
    ) { points, centres, deviation in
      let counts = counted(points, centres, radius: 3 * deviation)
      let total = counts.reduce(0, +)
      return (counts, counts.filter { $0 > 0 && 100 * $0 >= 2 * total }.count)
    },
    WrongAnswer(
      "the distance not rooted",
      says: "You compare the squared distance with 3σ: take the root, or square 3σ as well."
    ) { points, centres, deviation in
      judged(counted(points, centres, radius: (3 * deviation).squareRoot()), points)
    },
    WrongAnswer(
      "σ for 3σ",
      says:
        "Your radius is σ: even of perfect points six in ten would lie outside. The rule says 3σ."
    ) { points, centres, deviation in
      judged(counted(points, centres, radius: deviation), points)
    },
    WrongAnswer(
      "counted for several modes",
      says: "A point within 3σ of two centres counts twice: it belongs to the nearest centre only."
    ) { points, centres, deviation in
      var counts = [Int](repeating: 0, count: centres.shape[0])
      for row in distances(points, centres) {
        for k in counts.indices where row[k] <= 3 * deviation { counts[k] += 1 }
      }
      return judged(counts, points)
    },
  ]
}

/// The distance of each point to each centre.
private func distances(_ points: Tensor, _ centres: Tensor) -> [[Scalar]] {
  (0..<points.shape[0]).map { n in
    (0..<centres.shape[0]).map { k in
      let (dx, dy) = (points[n, 0] - centres[k, 0], points[n, 1] - centres[k, 1])
      return (dx * dx + dy * dy).squareRoot()
    }
  }
}

/// The points of which each centre is the nearest, and within a radius.
private func counted(_ points: Tensor, _ centres: Tensor, radius: Scalar) -> [Int] {
  var counts = [Int](repeating: 0, count: centres.shape[0])
  for row in distances(points, centres) {
    let nearest = row.indices.min { row[$0] < row[$1] } ?? 0
    if row[nearest] <= radius { counts[nearest] += 1 }
  }
  return counts
}

private func judged(_ counts: [Int], _ points: Tensor) -> (counts: [Int], covered: Int) {
  (counts, counts.filter { 100 * $0 >= 2 * points.shape[0] }.count)
}
