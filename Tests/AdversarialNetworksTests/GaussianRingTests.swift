import AdversarialNetworks
import Tensors
import Testing

@Suite("A ring of modes, and how many of them a generator covers")
struct GaussianRingTests {
  @Test("four modes of radius 2 stand east, north, west and south")
  func centres() {
    let centres = GaussianRing(modes: 4).centres
    #expect((centres - Tensor([[2, 0], [0, 2], [-2, 0], [0, -2]])).norm < 1e-5)
  }

  @Test("points have their mode's mean and deviation, and every mode its share")
  func statistics() {
    let ring = GaussianRing()
    var dice = SeededGenerator(seed: 1)
    let points = ring.points(40_000, using: &dice)
    var (counts, square) = ([Int](repeating: 0, count: 8), Scalar(0))
    for n in 0..<40_000 {
      let distances = (0..<8).map { k in
        let (dx, dy) = (points[n, 0] - ring.centres[k, 0], points[n, 1] - ring.centres[k, 1])
        return dx * dx + dy * dy
      }
      let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      counts[nearest] += 1
      square += distances[nearest]
    }
    // The mean square in two directions is 2σ² = 0.005, its standard error 0.005 / 200.
    #expect(abs(square / 40_000 - 0.005) < 0.0001)
    // Shares of ⅛: a count of 5,000 has the standard deviation 66.
    #expect(counts.allSatisfy { abs($0 - 5_000) < 4 * 66 })
  }

  @Test("what is real covers all modes, at a mean distance of σ√(π/2)")
  func real() {
    let ring = GaussianRing()
    var dice = SeededGenerator(seed: 2)
    let coverage = ring.coverage(of: ring.points(2_000, using: &dice))
    #expect(coverage.covered == 8)
    #expect(!coverage.isCollapsed)
    // 3σ in two directions holds 1 − e^(−4.5) = 98.9 %.
    #expect(coverage.counts.reduce(0, +) > 1_950)
    #expect(abs(coverage.meanDistance - 0.0627) < 0.003)
  }

  @Test("a collapsed set scores 1, though its points are as near as real ones")
  func collapsed() {
    let ring = GaussianRing()
    var dice = SeededGenerator(seed: 3)
    let centre = ring.centres.rows(2..<3).reshaped([2])
    let points = Tensor.normal([1_000, 2], standardDeviation: 0.05, using: &dice) + centre
    let coverage = ring.coverage(of: points)
    #expect(coverage.covered == 1)
    #expect(coverage.isCollapsed)
    #expect(abs(coverage.meanDistance - 0.0627) < 0.004)
  }

  @Test("nine tenths in one mode are a collapse, eight tenths are none")
  func threshold() {
    let ring = GaussianRing(modes: 4)
    func coverage(_ near: Int) -> ModeCoverage {
      ring.coverage(of: Tensor((0..<10).map { $0 < near ? [2, 0] : [0, 2] }))
    }
    #expect(coverage(8).counts == [8, 2, 0, 0])
    #expect(!coverage(8).isCollapsed)
    #expect(coverage(9).isCollapsed)
  }

  @Test("points between the modes cover nothing, and that is no collapse either")
  func between() {
    let coverage = GaussianRing().coverage(of: .zeros([100, 2]))
    #expect(coverage.counts == [0, 0, 0, 0, 0, 0, 0, 0])
    #expect(coverage.covered == 0)
    #expect(!coverage.isCollapsed)
    #expect(abs(coverage.meanDistance - 2) < 1e-5)
  }

  @Test("a mode counts from 20 points of a thousand on, within 3σ")
  func least() {
    let ring = GaussianRing(modes: 4)
    func coverage(_ near: Int) -> ModeCoverage {
      let points = (0..<1_000).map { n in n < near ? [0, Scalar(2.14)] : [2, 0] }
      return ring.coverage(of: Tensor(points))
    }
    #expect(coverage(20).covered == 2)
    #expect(coverage(19).covered == 1)
    #expect(coverage(20).counts == [980, 20, 0, 0])
    // 0.16 is more than 3σ.
    #expect(ring.coverage(of: Tensor([[2.16, 0]])).covered == 0)
    #expect(ring.coverage(of: Tensor([[2.14, 0]])).covered == 1)
  }

  @Test("no points cover nothing")
  func none() {
    #expect(GaussianRing().coverage(of: .zeros([0, 2])).covered == 0)
  }

  @Test("no modes, or points that do not lie in a plane, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = GaussianRing(modes: 0) }
    await #expect(processExitsWith: .failure) {
      _ = GaussianRing().coverage(of: .zeros([4, 3]))
    }
  }
}
