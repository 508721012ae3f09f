import ExerciseKit
import Foundation
import LanguageModelChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Right answers of chapter 10 written otherwise are right")
  struct LanguageModelSecondSolutionTests {
    @Test("charLMLoss: all rows in one matrix, the targets as one-hot rows")
    func oneHotRows() {
      expectAccepted(charLMLossExercise) { logits, tokens in
        let z = Tensor.concatenating(logits, along: 0)
        var oneHot = Tensor.zeros(z.shape)
        for (row, token) in tokens.flatMap({ $0.dropFirst() }).enumerated() {
          oneHot[row, token] = 1
        }
        let loss = (z.logSumExpOfColumns().sum() - z.dot(oneHot)) / Scalar(z.shape[0])
        return (loss, exp(loss))
      }
    }

    @Test("lstmForward: one joined product of [h, x], σ by way of tanh")
    func joined() {
      expectAccepted(lstmForwardExercise) { x, wx, wh, b, h0, c0 in
        let (w, width) = (Tensor.concatenating([wh, wx], along: 0), h0.shape[1])
        func share(_ z: Tensor) -> Tensor { 0.5 + 0.5 * tanh(0.5 * z) }
        var steps: [LSTMStations] = []
        for input in x {
          let (h, c) = steps.last.map { ($0.h, $0.c) } ?? (h0, c0)
          let z = (Tensor.concatenating([h, input], along: 1).matmul(w) + b).split(
            into: [2 * width, width, width], along: 1)
          let gates = share(z[0]).split(into: [width, width], along: 1)
          let new = c * gates[1] + tanh(z[1]) * gates[0]
          steps.append((gates[0], gates[1], tanh(z[1]), share(z[2]), new, tanh(new) * share(z[2])))
        }
        return steps
      }
    }

    @Test("lstmBackward: all dz first, then one product for all steps")
    func stacked() {
      expectAccepted(lstmBackwardExercise) { x, steps, wx, wh, h0, c0, dy in
        let states = [h0] + steps.map(\.h)
        let cells = [c0] + steps.map(\.c)
        var dz = x
        var (dhAfter, dcAfter) = (0 * h0, 0 * c0)
        for t in x.indices.reversed() {
          let s = steps[t]
          let dh = dy[t] + dhAfter
          let dc = dcAfter + dh * (s.o - s.h * tanh(s.c))
          let (di, df, dg) = (dc * s.g, dc * cells[t], dc * s.i)
          dz[t] = .concatenating(
            [
              di * (s.i - s.i * s.i), df * (s.f - s.f * s.f), dg - dg * s.g * s.g,
              dh * s.h * (1 - s.o),
            ], along: 1)
          dhAfter = wh.matmul(dz[t].transposed).transposed.tensor
          dcAfter = dc * s.f
        }
        let all = Tensor.concatenating(dz, along: 0)
        return (
          dz, dz.map { $0.matmul(wx.transposed) }, dhAfter, dcAfter,
          Tensor.concatenating(x, along: 0).transposed.matmul(all),
          Tensor.concatenating(Array(states.dropLast()), along: 0).transposed.matmul(all),
          all.sumOfRows()
        )
      }
    }

    @Test("gru: both gates at once, the state moved towards the candidate")
    func towards() {
      expectAccepted(gruExercise) { x, wx, wh, bx, bh, h0 in
        let width = h0.shape[1]
        var h = h0
        var steps: [GRUStations] = []
        for input in x {
          let a = (input.matmul(wx) + bx).split(into: [2 * width, width], along: 1)
          let u = (h.matmul(wh) + bh).split(into: [2 * width, width], along: 1)
          let gates = sigmoid(a[0] + u[0]).split(into: [width, width], along: 1)
          let n = tanh(u[1] * gates[0] + a[1])
          h = n + gates[1] * (h - n)
          steps.append((gates[0], gates[1], n, h))
        }
        return steps
      }
    }

    @Test("sampling: the largest picked again and again, u worn down share by share")
    func picked() {
      expectAccepted(samplingExercise) { logits, temperature, topK, nucleus, u in
        var weights = logits.map { _ in 1 }
        let largest = logits.max()
        for k in 0..<logits.count where logits[k] < largest {
          weights[k] = temperature == 0 ? 0 : exp((logits[k] - largest) / temperature)
        }
        var chosen: [Int] = []
        while chosen.count < min(temperature == 0 ? 1 : topK, weights.count) {
          let rest = (0..<weights.count).filter { !chosen.contains($0) }
          chosen.append(rest.dropFirst().reduce(rest[0]) { logits[$1] > logits[$0] ? $1 : $0 })
        }
        let whole = chosen.map { weights[$0] }.reduce(0, +)
        while chosen.count > 1,
          chosen.dropLast().map({ weights[$0] }).reduce(0, +) / whole >= nucleus
        { chosen.removeLast() }
        var p = 0 * logits
        let kept = chosen.map { weights[$0] }.reduce(0, +)
        for token in chosen { p[token] = weights[token] / kept }

        var (left, token) = (u, 0)
        for k in chosen.sorted() where p[k] > 0 {
          token = k
          left -= p[k]
          if left < 0 { break }
        }
        return (p, token)
      }
    }
  }
#endif
