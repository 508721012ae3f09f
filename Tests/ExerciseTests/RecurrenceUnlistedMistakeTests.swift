import ExerciseKit
import RecurrenceChecks
import RecurrenceSolutions
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 09 are told what is wrong")
  struct RecurrenceUnlistedMistakeTests {
    @Test("rnnForward: the input of the step before")
    func lateInput() throws {
      try expectTold(
        rnnForwardExercise, "At step 2 of # (step 1 is right), h[#, #] is #, expected #."
      ) { x, wx, wh, b, initial in
        rnnForward([x[0]] + x.dropLast(), wx: wx, wh: wh, b: b, initial: initial)
      }
    }

    @Test("rnnForward: a state half of which is kept")
    func leaky() throws {
      try expectTold(
        rnnForwardExercise, "At step 1 of # (the first), h[#, #] is #, expected #."
      ) { x, wx, wh, b, initial in
        var h = initial
        return x.map { input in
          h = (h + tanh(input.matmul(wx) + h.matmul(wh) + b)) / 2
          return h
        }
      }
    }

    @Test("bptt: what is carried is halved on the way")
    func halved() throws {
      try expectTold(
        bpttExercise, "At step # of # (step # is right), dx[#, #] is #, expected #."
      ) { x, states, wx, wh, dy in
        bptt(x, states: states, wx: wx, wh: wh / 2, dy: dy)
      }
    }

    @Test("bptt: the last step left out of the gradient of Wh")
    func lastStepMissing() throws {
      try expectTold(bpttExercise, "dWh[#, #] is #, expected #.") { x, states, wx, wh, dy in
        var right = bptt(x, states: states, wx: wx, wh: wh, dy: dy)
        let h = states[x.count]
        right.dWh -= states[x.count - 1].transposed.matmul(dy[x.count - 1] * (1 - h * h))
        return right
      }
    }

    @Test("bptt: db over the sequences as a mean")
    func meanOverSequences() throws {
      try expectTold(
        bpttExercise, "db is the right one divided by 3, the number of sequences."
      ) { x, states, wx, wh, dy in
        var right = bptt(x, states: states, wx: wx, wh: wh, dy: dy)
        right.db /= 3
        return right
      }
    }

    @Test("truncatedBPTT: chunks of twice the length")
    func twiceTheLength() throws {
      try expectTold(
        truncatedBPTTExercise,
        "With chunks of 4, at step 4 of 10 (steps 10 to 5 are right), dx[#, #] is #, expected #."
      ) { x, wx, wh, b, initial, dy, chunk in
        truncatedBPTT(x, wx: wx, wh: wh, b: b, initial: initial, dy: dy, chunk: 2 * chunk)
      }
    }

    @Test("clipGlobalNorm: uphill")
    func uphill() throws {
      try expectTold(
        clipGlobalNormExercise,
        "For a gradient that is too long, Wx after the step[#, #] is #, expected #."
      ) { parameters, steps, limit, rate in
        clipGlobalNorm(parameters, steps: steps, to: limit, rate: -rate)
      }
    }

    @Test("vanishing: every norm divided by that of the identity")
    func relativeNorms() throws {
      try expectTold(
        vanishingExercise, "‖∂h_T/∂hₜ‖ at t = #, of the identity, is half the right one."
      ) { states, wh in
        let right = vanishing(states: states, wh: wh)
        return (right.norms.map { $0 / 2 }, right.rate)
      }
    }
  }
#endif
