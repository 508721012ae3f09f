import Datasets
import Tensors
import Testing

@Suite("Noisy plane: y = x · w + b + noise · ε")
struct NoisyPlaneTests {
  @Test("without noise every point lies on the plane")
  func exact() {
    var generator = SeededGenerator(seed: 1)
    let (x, y) = Generated.noisyPlane(
      count: 50, weights: [2, -3], bias: 0.5, noise: 0, using: &generator)
    #expect(x.shape == [50, 2])
    #expect(y.shape == [50, 1])
    for n in 0..<50 {
      #expect(abs(y[n, 0] - (2 * x[n, 0] - 3 * x[n, 1] + 0.5)) < 8 * Scalar.ulpOfOne)
      #expect(abs(x[n, 0]) <= 1 && abs(x[n, 1]) <= 1)
    }
  }

  @Test("the distances from the line have mean 0 and the asked deviation")
  func noise() {
    var generator = SeededGenerator(seed: 2)
    let (x, y) = Generated.noisyLine(
      count: 10_000, slope: -1.5, intercept: 4, noise: 0.2, using: &generator)
    let rest = y - (x * -1.5 + 4)
    #expect(abs(rest.mean()) < 0.01)
    #expect(abs((rest * rest).mean().squareRoot() - 0.2) < 0.01)
    #expect(abs(x.mean()) < 0.03 && x.max() > 0.99)
  }

  @Test("no points stop the program")
  func noPoints() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 1)
      _ = Generated.noisyPlane(count: 0, weights: [1], bias: 0, noise: 0, using: &generator)
    }
    expect(result, says: "noisyPlane: count of 0; expected at least 1")
  }
}
