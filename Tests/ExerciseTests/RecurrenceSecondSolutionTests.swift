import ExerciseKit
import Foundation
import RecurrenceChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Right answers of chapter 09 written otherwise are right")
  struct RecurrenceSecondSolutionTests {
    @Test("rnnForward: one joined product of [h, x], as article 003 writes it")
    func joined() {
      expectAccepted(rnnForwardExercise) { x, wx, wh, b, initial in
        let w = Tensor.concatenating([wh, wx], along: 0)
        var states = [initial]
        for input in x {
          let both = Tensor.concatenating([states[states.count - 1], input], along: 1)
          states.append(tanh(both.matmul(w) + b))
        }
        states.removeFirst()
        return states
      }
    }

    @Test("bptt: all dz first, then one product for all steps")
    func stacked() {
      expectAccepted(bpttExercise) { x, states, wx, wh, dy in
        var dz = dy
        for t in x.indices.reversed() {
          let later = t + 1 < x.count ? dz[t + 1].matmul(wh.transposed) : 0 * dy[t]
          dz[t] = (later + dy[t]).map(with: states[t + 1]) { $0 - $0 * $1 * $1 }
        }
        let all = Tensor.concatenating(dz, along: 0)
        let before = Tensor.concatenating(Array(states.dropLast()), along: 0)
        return (
          dz.map { $0.matmul(wx.transposed) }, dz[0].matmul(wh.transposed),
          Tensor.concatenating(x, along: 0).transposed.matmul(all),
          before.transposed.matmul(all), all.sumOfRows()
        )
      }
    }

    @Test("truncatedBPTT: chunk by chunk, each with its own way there and back")
    func chunkByChunk() {
      expectAccepted(truncatedBPTTExercise) { x, wx, wh, b, initial, dy, chunk in
        var (all, dx, dWh, start) = ([Tensor](), x, Tensor.zeros(wh.shape), 0)
        var state = initial
        while start < x.count {
          let end = min(start + chunk, x.count)
          var states = [state]
          for t in start..<end {
            states.append(tanh(x[t].matmul(wx) + states[t - start].matmul(wh) + b))
          }
          var carried = 0 * initial
          for t in (start..<end).reversed() {
            let h = states[t - start + 1]
            let dz = (dy[t] + carried) * (1 - h * h)
            dx[t] = dz.matmul(wx.transposed)
            dWh += states[t - start].transposed.matmul(dz)
            carried = dz.matmul(wh.transposed)
          }
          state = states[end - start]
          all += states.dropFirst()
          start = end
        }
        return (all, dx, dWh)
      }
    }

    @Test("clipGlobalNorm: one long vector")
    func longVector() {
      expectAccepted(clipGlobalNormExercise) { parameters, steps, limit, rate in
        var gradient = Tensor.zeros([parameters.reduce(0) { $0 + $1.count }])
        for step in steps {
          gradient += .concatenating(step.map { $0.reshaped([-1]) }, along: 0)
        }
        if gradient.norm > limit { gradient *= limit / gradient.norm }
        let parts = gradient.split(into: parameters.map(\.count), along: 0)
        return zip(parameters, parts).map { $0 - rate * $1.reshaped($0.shape) }
      }
    }

    @Test("vanishing: literal loops, from the last state back")
    func loops() {
      expectAccepted(vanishingExercise) { states, wh in
        let width = wh.shape[0]
        var rows = (0..<width).map { i in (0..<width).map { $0 == i ? 1.0 : 0.0 } }
        var norms = [Tensor(rows).norm]
        for h in states.dropFirst().reversed() {
          rows = rows.map { row in
            (0..<width).map { j in
              (0..<width).reduce(0) { $0 + row[$1] * (1 - h[$1] * h[$1]) * wh[j, $1] }
            }
          }
          norms.append(Tensor(rows).norm)
        }
        let slope = (log(norms[norms.count - 1]) - log(norms[0])) / Scalar(norms.count - 1)
        return (norms, exp(slope))
      }
    }
  }
#endif
