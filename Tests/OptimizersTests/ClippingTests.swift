import Learning
import Optimizers
import Tensors
import Testing

@Suite("Clipping: g · min(1, c / ‖g‖), one factor for all tensors")
struct ClippingTests {
  @Test("the norm is over all tensors: 3 and 4 in two of them make 5")
  func norm() {
    #expect(isClose(Cluster([Tensor([3]), Tensor([[0], [-4]])]).norm, 5))
    #expect(Cluster.random(seed: 1).zero.norm == 0)
    #expect(Cluster([]).norm == 0)
  }

  @Test("a long gradient is shortened to c and keeps its direction")
  func long() {
    let clipped = clipped(Cluster([Tensor([3]), Tensor([[0], [-4]])]), to: 1)
    #expect(isClose(clipped.norm, 1))
    for (found, right) in zip(clipped.scalars, [0.6, 0, -0.8]) {
      #expect(isClose(found, Scalar(right)))
    }
    #expect(clipped.parts.map(\.values.shape) == [[1], [2, 1]])
  }

  @Test("a short gradient, and one just as long as c, come back as they are")
  func short() {
    let gradient = Cluster([Tensor([3]), Tensor([4])])
    #expect(clipped(gradient, to: 5).scalars == [3, 4])
    #expect(clipped(gradient, to: 100).scalars == [3, 4])
    #expect(clipped(gradient.zero, to: 1).scalars == [0, 0])
  }

  @Test("to clip once is enough")
  func idempotent() {
    let once = clipped(Cluster.random(seed: 31), to: 0.5)
    let twice = clipped(once, to: 0.5)
    for (found, right) in zip(twice.scalars, once.scalars) { #expect(isClose(found, right)) }
  }

  @Test("a gradient whose squares overflow still has a length and a direction")
  func overflow() {
    let huge = Scalar.greatestFiniteMagnitude / 4
    let gradient = Cluster([Tensor([huge]), Tensor([-huge])])
    #expect((huge * huge).isInfinite)
    let clipped = clipped(gradient, to: 2)
    #expect(isClose(clipped.norm, 2))
    #expect(isClose(clipped.scalars[0], Scalar(2).squareRoot()))
    let tiny = Cluster([Tensor([Scalar.leastNormalMagnitude])])
    #expect(tiny.norm == .leastNormalMagnitude)
  }

  @Test("what is not finite is not hidden")
  func notFinite() {
    #expect(Cluster([Tensor([1, .nan]), Tensor([.infinity])]).norm.isNaN)
    #expect(Cluster([Tensor([1, -.infinity])]).norm == .infinity)
    #expect(clipped(Cluster([Tensor([.infinity, 1])]), to: 1).scalars == [.infinity, 1])
    #expect(clipped(Cluster([Tensor([.nan, 10])]), to: 1).scalars[1] == 10)
  }
}
