import GradientChecking
import Recurrence
import Tensors
import Testing

@Suite("SequenceMask: a finished sequence keeps its state")
struct SequenceMaskTests {
  @Test("the rows of lengths 2, 0 and 3 are worked by hand")
  func byHand() {
    #expect(SequenceMask(lengths: [2, 0, 3]).rows == [0, 2, 3, 5, 8])
    #expect(SequenceMask(lengths: []).rows.isEmpty)
  }

  @Test("all gradients agree with central differences, one sequence without any step included")
  func gradient() {
    let report = report(seed: 1, steps: 5, count: 4, mask: SequenceMask(lengths: [5, 2, 0, 3]))
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 5 * 4 * 2 + 4 * 4 + 8 + 16 + 4)
  }

  @Test("padded and masked, every sequence ends as it does alone")
  func alone() {
    var generator = SeededGenerator(seed: 2)
    let layer = RecurrentLayer(inputs: 2, width: 4, using: &generator)
    let x = Tensor.normal([6, 3, 2], using: &generator)
    let initial = Tensor.normal([3, 4], using: &generator)
    let dFinal = Tensor.normal([3, 4], using: &generator)
    let lengths = [4, 6, 1]
    let (y, final, backward) = layer.forward(
      x, initial: initial, mask: SequenceMask(lengths: lengths))
    let (dx, dInitial, _) = backward(.zeros(y.shape), dFinal)
    for (n, length) in lengths.enumerated() {
      let part = sequence(n, of: x).rows(0..<length).reshaped([length, 1, 2])
      let single = layer.forward(part, initial: initial.rows(n..<n + 1))
      #expect(agree(final.rows(n..<n + 1), single.final))
      #expect(agree(sequence(n, of: y).rows(0..<length).reshaped(single.y.shape), single.y))
      let way = single.backward(.zeros(single.y.shape), dFinal.rows(n..<n + 1))
      #expect(agree(dInitial.rows(n..<n + 1), way.dInitial))
      #expect(agree(sequence(n, of: dx).rows(0..<length).reshaped(part.shape), way.dx))
    }
  }

  @Test("what stands in the padding changes no state and no gradient, to the last bit")
  func padding() {
    var generator = SeededGenerator(seed: 3)
    let layer = RecurrentLayer(inputs: 2, width: 4, using: &generator)
    var x = Tensor.normal([6, 3, 2], using: &generator)
    let dFinal = Tensor.normal([3, 4], using: &generator)
    let mask = SequenceMask(lengths: [4, 6, 1])
    let first = layer.forward(x, initial: layer.zeroState(for: 3), mask: mask)
    let before = first.backward(.zeros(first.y.shape), dFinal)
    for t in 4..<6 { x[t, 0, 1] = 1e6 }
    for t in 1..<6 { x[t, 2, 0] = -7 }
    let second = layer.forward(x, initial: layer.zeroState(for: 3), mask: mask)
    let after = second.backward(.zeros(second.y.shape), dFinal)
    #expect(first.y == second.y)
    #expect(first.final == second.final)
    #expect(before.dInitial == after.dInitial)
    #expect(before.dx == after.dx)
    for place in layer.tensors {
      #expect(before.gradient[keyPath: place] == after.gradient[keyPath: place])
    }
    #expect(sequence(2, of: after.dx).rows(1..<6) == .zeros([5, 2]))
  }

  @Test("a mask of full lengths changes nothing")
  func full() {
    var generator = SeededGenerator(seed: 4)
    let layer = RecurrentLayer(inputs: 2, width: 4, using: &generator)
    let x = Tensor.normal([5, 2, 2], using: &generator)
    let initial = layer.zeroState(for: 2)
    let masked = layer.forward(x, initial: initial, mask: SequenceMask(lengths: [5, 5]))
    #expect(masked.y == layer.forward(x, initial: initial).y)
  }
}
