import GradientChecking
import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

@Suite("Landscapes: two parameters, to watch optimizers on")
struct LandscapeTests {
  static let all = [Landscape.bowl, .rosenbrock, .beale]

  @Test("the gradient agrees with central differences", arguments: 0..<3)
  func gradient(number: Int) {
    let landscape = Self.all[number]
    let report = GradientReport.drawing(seed: 41) { generator, report in
      for _ in 0..<3 {
        let place = Tensor.uniform([2], from: -2, to: 2, using: &generator)
        let (dx, dy) = landscape.slope(place[0], place[1])
        report.compare(Tensor([dx, dy]), landscape.name, at: place) {
          landscape.height($0[0], $0[1])
        }
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("height and slope are 0 at the minimum, and the height is above 0 elsewhere")
  func minimum() {
    for landscape in Self.all {
      let (x, y) = (landscape.minimum.x, landscape.minimum.y)
      #expect(landscape.height(x, y) == 0)
      #expect(landscape.slope(x, y) == (0, 0))
      #expect(landscape.height(x + 0.1, y) > 0 && landscape.height(x, y - 0.1) > 0)
    }
  }

  @Test("a path has a place more than steps, and ends where the numbers do")
  func path() {
    let calm = Landscape.bowl.path(by: GradientDescent(rate: 0.01), steps: 10)
    #expect(calm.count == 11)
    #expect(calm[0].x == Landscape.bowl.start.x)
    let wild = Landscape.rosenbrock.path(by: GradientDescent(rate: 1), steps: 100)
    #expect(wild.count < 101)
    #expect(wild.allSatisfy { $0.norm.isFinite })
  }

  @Test("in the bowl momentum gets further than descent, each at its best rate of a list")
  func momentumInTheBowl() {
    func best(_ path: (Scalar) -> [Place]) -> Scalar {
      [Scalar(0.005), 0.01, 0.02, 0.03, 0.039].map { rate in
        let last = path(rate)[100]
        return Landscape.bowl.height(last.x, last.y)
      }.min() ?? .nan
    }
    let descent = best { Landscape.bowl.path(by: GradientDescent(rate: $0), steps: 100) }
    let momentum = best {
      Landscape.bowl.path(by: Momentum(rate: $0, decay: 0.75), steps: 100)
    }
    #expect(momentum < descent / 100)
  }
}
