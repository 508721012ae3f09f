import Autoencoders
import Foundation
import Tensors
import Testing

@Suite("Principal components: C · V = V · diag(λ)")
struct PrincipalComponentsTests {
  @Test("of points on a line, the first is its direction")
  func byHand() {
    var generator = SeededGenerator(seed: 1)
    let points = Tensor([[1, 1], [4, 5], [7, 9], [-2, -3]])  // (1, 1) + t · (3, 4)
    let found = PrincipalComponents(of: points, count: 1, using: &generator)
    #expect(abs(abs(found.axes[0, 0]) - 0.6) < 1e-5)
    #expect(abs(abs(found.axes[1, 0]) - 0.8) < 1e-5)
    #expect((found.reconstruction(points) - points).norm < 1e-4)
  }

  @Test("the axes are orthonormal, and the covariance maps each to a multiple of itself")
  func eigenvectors() {
    var generator = SeededGenerator(seed: 2)
    let stretched = Tensor.normal([200, 5], using: &generator) * Tensor([5, 4, 3, 2, 1])
    let axes = PrincipalComponents(of: stretched, count: 3, using: &generator).axes
    let products = axes.transposed.matmul(axes)
    #expect((products - .identity(3)).norm < 1e-5)
    let centred = stretched - stretched.meanOfRows()
    let covariance = centred.transposed.matmul(centred) / 200
    let image = covariance.matmul(axes)  // [5, 3]
    let inPlane = axes.transposed.matmul(image)  // diagonal if the axes are eigenvectors
    #expect((image - axes.matmul(inPlane)).norm < 1e-3 * image.norm)
    for i in 0..<3 {
      for j in 0..<3 where i != j { #expect(abs(inPlane[i, j]) < 1e-2 * inPlane[0, 0]) }
    }
    #expect(inPlane[0, 0] > inPlane[1, 1] && inPlane[1, 1] > inPlane[2, 2])
  }

  @Test("no other plane of as many dimensions loses less")
  func leastLoss() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([50, 6], using: &generator) * Tensor([3, 1, 2, 1, 1, 2])
    let best = PrincipalComponents(of: x, count: 2, using: &generator)
    let loss = (best.reconstruction(x) - x).norm
    let centred = x - x.meanOfRows()
    for _ in 0..<20 {
      let other = orthonormalized(.normal([6, 2], using: &generator))
      #expect((centred.matmul(other).matmul(other.transposed) - centred).norm > loss)
    }
  }

  @Test("more components than dimensions stop the program")
  func tooMany() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 4)
      _ = PrincipalComponents(of: .zeros([3, 2]), count: 3, using: &generator)
    }
  }
}

@Suite("The largest principal angle: sin θ = ‖(I − A Aᵀ) B‖₂")
struct PrincipalAngleTests {
  @Test("of two lines it is the angle between them", arguments: [0, 0.1, 0.5, 1.2] as [Scalar])
  func lines(angle: Scalar) {
    let a = Tensor([[1], [0], [0]])
    let b = Tensor([[2 * cos(angle)], [0], [2 * sin(angle)]])
    #expect(abs(largestPrincipalAngle(between: a, and: b) - angle) < 1e-3)
  }

  @Test("two bases of one plane are at angle 0, however different their numbers")
  func bases() {
    var generator = SeededGenerator(seed: 5)
    let a = Tensor.normal([7, 3], using: &generator)
    let b = a.matmul(.normal([3, 3], using: &generator))
    #expect(largestPrincipalAngle(between: a, and: b) < 1e-3)
  }

  @Test("one direction that stands upright makes it a right angle")
  func upright() {
    let a = Tensor([[1, 0], [0, 1], [0, 0]])
    let b = Tensor([[1, 0], [0, 0], [0, 1]])
    #expect(abs(largestPrincipalAngle(between: a, and: b) - .pi / 2) < 1e-3)
  }
}

extension Tensor {
  /// The identity matrix.
  fileprivate static func identity(_ n: Int) -> Tensor {
    var matrix = Tensor.zeros([n, n])
    for i in 0..<n { matrix[i, i] = 1 }
    return matrix
  }
}
