import ExerciseKit
import Foundation
import LanguageModelChecks
import LanguageModelSolutions
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 10 are told what is wrong")
  struct LanguageModelUnlistedMistakeTests {
    @Test("charLMLoss: the sign of the logarithm")
    func sign() throws {
      try expectTold(
        charLMLossExercise, "For logits of 0, which know nothing, the loss has the wrong sign."
      ) { logits, tokens in
        let right = charLMLoss(logits, tokens: tokens)
        return (-right.loss, 1 / right.perplexity)
      }
    }

    @Test("charLMLoss: the last piece alone")
    func lastPiece() throws {
      try expectTold(charLMLossExercise, "For pieces of uneven length, the loss is #, expected #.")
      { logits, tokens in
        charLMLoss(Array(logits.suffix(1)), tokens: Array(tokens.suffix(1)))
      }
    }

    @Test("lstmForward: a tanh of straight lines")
    func straight() throws {
      try expectTold(
        lstmForwardExercise,
        "With one unit that only its bias moves (i 0.75, f 0.5, g 0.6, o 0.25, c₀ 0.3), at step 1 of "
          + "1 (the first), g[0, 0] is 0.693147, expected 0.6."
      ) { x, wx, wh, b, h0, c0 in
        lstmForward(x, wx: wx, wh: wh, b: b, h0: h0, c0: c0).map { step in
          var wrong = step
          wrong.g = step.g.map { max(-1, min(1, atanh($0))) }
          return wrong
        }
      }
    }

    @Test("lstmForward: the input of the step before")
    func lateInput() throws {
      try expectTold(
        lstmForwardExercise, "At step 2 of # (step 1 is right), i[#, #] is #, expected #."
      ) { x, wx, wh, b, h0, c0 in
        lstmForward([x[0]] + x.dropLast(), wx: wx, wh: wh, b: b, h0: h0, c0: c0)
      }
    }

    @Test("lstmBackward: what is carried through Wh is halved")
    func halved() throws {
      try expectTold(
        lstmBackwardExercise, "At step # of # (step # is right), dz_i[#, #] is #, expected #."
      ) { x, steps, wx, wh, h0, c0, dy in
        lstmBackward(x, steps: steps, wx: wx, wh: wh / 2, h0: h0, c0: c0, dy: dy)
      }
    }

    @Test("lstmBackward: the slope of the output gate alone forgotten")
    func noOutputSlope() throws {
      try expectTold(
        lstmBackwardExercise, "At step # of # (the last), dz_o[#, #] is #, expected #."
      ) { x, steps, wx, wh, h0, c0, dy in
        var right = lstmBackward(x, steps: steps, wx: wx, wh: wh, h0: h0, c0: c0, dy: dy)
        for t in x.indices {
          var parts = right.dz[t].split(into: [12, 4], along: 1)
          parts[1] /= steps[t].o * (1 - steps[t].o)
          right.dz[t] = .concatenating(parts, along: 1)
        }
        return right
      }
    }

    @Test("lstmBackward: db as a mean over the sequences, nothing for h₀")
    func means() throws {
      try expectTold(
        lstmBackwardExercise, "db is the right one divided by 3, the number of sequences."
      ) { x, steps, wx, wh, h0, c0, dy in
        var right = lstmBackward(x, steps: steps, wx: wx, wh: wh, h0: h0, c0: c0, dy: dy)
        right.db /= 3
        return right
      }
      try expectTold(lstmBackwardExercise, "dh0 is 0 everywhere.") {
        x, steps, wx, wh, h0, c0, dy in
        var right = lstmBackward(x, steps: steps, wx: wx, wh: wh, h0: h0, c0: c0, dy: dy)
        right.dh0 *= 0
        return right
      }
    }

    @Test("gru: a reset gate that does not see the input")
    func blindReset() throws {
      try expectTold(gruExercise, "At step 1 of # (the first), r[#, #] is #, expected #.") {
        x, wx, wh, bx, bh, h0 in
        let width = h0.shape[1]
        var blind = wx
        for j in 0..<wx.shape[0] {
          for k in 0..<width { blind[j, k] = 0 }
        }
        return gru(x, wx: blind, wh: wh, bx: bx, bh: bh, h0: h0)
      }
    }

    @Test("sampling: the temperature squared")
    func squared() throws {
      try expectTold(samplingExercise, "At temperature 0.5, p[#] is #, expected #.") {
        logits, temperature, topK, nucleus, u in
        sampling(
          logits, temperature: temperature * temperature, topK: topK, nucleus: nucleus, u: u)
      }
    }

    @Test("sampling: counted from the last token down")
    func fromTheEnd() throws {
      try expectTold(samplingExercise, "As the logits are, the token for u = # is #, expected #.") {
        logits, temperature, topK, nucleus, u in
        let p = sampling(logits, temperature: temperature, topK: topK, nucleus: nucleus, u: 0)
          .probabilities
        var (token, sum) = (p.count - 1, p[p.count - 1])
        while token > 0, sum <= u {
          token -= 1
          sum += p[token]
        }
        return (p, token)
      }
    }
  }
#endif
