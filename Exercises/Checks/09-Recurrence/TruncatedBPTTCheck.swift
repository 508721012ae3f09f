import ExerciseKit
import Recurrence
import Tensors

/// From sequences, parameters and the gradients of the states to states and truncated gradients.
public typealias TruncatedBPTT = (
  _ x: [Tensor], _ wx: Tensor, _ wh: Tensor, _ b: Tensor, _ initial: Tensor, _ dy: [Tensor],
  _ chunk: Int
) -> (states: [Tensor], dx: [Tensor], dWh: Tensor)

/// Truncated backpropagation through time, chunk by chunk against chapter 09's layer.
public var truncatedBPTTExercise: Exercise<TruncatedBPTT> {
  Exercise(
    "truncatedBPTT",
    wrongAnswers: truncatedBPTTMistakes
  ) { truncatedBPTT, trial in
    // Chunks that leave a rest first, then one that holds everything, then single steps.
    for (steps, chunk) in [(10, 4), (7, 9), (7, 7), (5, 1)] where trial.isRight {
      let given = RecurrentCase(steps: steps, count: 3, inputs: 2, width: 4, &trial)
      var dy: [Tensor] = []
      for _ in 0..<steps { dy.append(trial.normal([3, 4])) }
      let right = chunkByChunk(given, dy, chunk)
      let yours = truncatedBPTT(
        given.x, given.layer.inputWeights, given.layer.stateWeights, given.layer.bias,
        given.initial, dy, chunk)
      let opening = "With chunks of \(chunk),"
      trial.expectSteps(
        "h", yours.states, equal: given.states, axes: ["N", "H"], .forward, opening: opening)
      trial.expectSteps(
        "dx", yours.dx, equal: right.dx, axes: ["N", "D"], .backward, opening: opening)
      trial.expect("\(opening) dWh", yours.dWh, equals: right.dWh, axes: ["H", "H"])
    }
  }
}

/// Each chunk by itself through the chapter's layer, the final state passed on.
private func chunkByChunk(
  _ given: RecurrentCase, _ dy: [Tensor], _ length: Int
) -> (dx: [Tensor], dWh: Tensor) {
  var (state, dx) = (given.initial, [Tensor]())
  var dWh = Tensor.zeros(given.layer.stateWeights.shape)
  for start in stride(from: 0, to: dy.count, by: length) {
    let chunk = start..<min(start + length, dy.count)
    let (_, final, backward) = given.layer.forward(stacked(Array(given.x[chunk])), initial: state)
    let way = backward(stacked(Array(dy[chunk])), .zeros(final.shape))
    dx += timeSteps(of: way.dx)
    dWh += way.gradient.stateWeights
    state = final
  }
  return (dx, dWh)
}

private var truncatedBPTTMistakes: [WrongAnswer<TruncatedBPTT>] {
  [
    WrongAnswer(
      "the state reset",
      says:
        "Every chunk starts from h₀ again: only the gradient stops between chunks. The state is "
        + "carried on, or nothing older than a chunk could be remembered.",
      way(resets: true) { t, chunk, _ in t.isMultiple(of: chunk) }),
    WrongAnswer(
      "the gradient leaks",
      says:
        "Nothing is cut off: the gradient goes from the first step of a chunk on into the chunk "
        + "before. That is the full way back; a chunk takes its initial state for a given number.",
      way { _, _, _ in false }),
    WrongAnswer(
      "chunks begin a step late",
      says: "The gradient is cut at steps 1, k + 1, …, one step too late in time. Counted from 0, "
        + "chunks begin at 0, k, 2k, …: nothing goes back from those steps.",
      way { t, chunk, _ in t % chunk == 1 % chunk }),
    WrongAnswer(
      "chunks begin a step early",
      says:
        "The gradient is cut at steps k − 1, 2k − 1, …, the last ones of the chunks. Counted from "
        + "0, chunks begin at 0, k, 2k, …: nothing goes back from those steps.",
      way { t, chunk, _ in (t + 1).isMultiple(of: chunk) }),
    WrongAnswer(
      "chunks of k + 1",
      says: "The chunks have k + 1 steps: count from 0, and begin a new one at k, not after it.",
      way { t, chunk, _ in t.isMultiple(of: chunk + 1) }),
    WrongAnswer(
      "counted from the end",
      says: "The chunks are counted from the last step: the first one has the first k steps, and "
        + "the rest, if there is one, comes last.",
      way { t, chunk, steps in (steps - t).isMultiple(of: chunk) }),
    WrongAnswer(
      "cut at every step",
      says: "The gradient never goes back at all: within a chunk it is carried from step to step, "
        + "and only between chunks it stops.",
      way { _, _, _ in true }),
    WrongAnswer(
      "the rest left out",
      says: "The steps after the last whole chunk are left out: they make a chunk of their own, a "
        + "shorter one.",
      way(leavesRest: true) { t, chunk, _ in t.isMultiple(of: chunk) }),
  ]
}

/// A way there and back that cuts where it is told to.
private func way(
  resets: Bool = false, leavesRest: Bool = false,
  _ isCut: @escaping (_ t: Int, _ chunk: Int, _ steps: Int) -> Bool
) -> TruncatedBPTT {
  { x, wx, wh, b, initial, dy, chunk in
    var states = [initial]
    for t in x.indices {
      let before = resets && t.isMultiple(of: chunk) ? initial : states[t]
      states.append(tanh(x[t].matmul(wx) + before.matmul(wh) + b))
    }
    var (dx, dWh, carried) = (x, Tensor.zeros(wh.shape), Tensor.zeros(initial.shape))
    for t in x.indices.reversed() {
      let isRest = leavesRest && t >= x.count / chunk * chunk
      let before = resets && t.isMultiple(of: chunk) ? initial : states[t]
      let dz = isRest ? 0 * dy[t] : (dy[t] + carried) * (1 - states[t + 1] * states[t + 1])
      dx[t] = dz.matmul(wx.transposed)
      dWh += before.transposed.matmul(dz)
      carried = isCut(t, chunk, x.count) ? .zeros(initial.shape) : dz.matmul(wh.transposed)
    }
    return (Array(states.dropFirst()), dx, dWh)
  }
}
