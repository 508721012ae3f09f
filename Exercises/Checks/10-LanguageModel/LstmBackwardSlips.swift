import ExerciseKit
import Tensors

/// What can go wrong on the way back through an LSTM.
enum LSTMSlip {
  case noCellCarry, carryPastGate, gateOfEarlierStep, nothingShown, noOutputGate, noSlope
  case slopeOfCell, noStateCarry, lastLossOnly, squashedTwice, noGateSlopes, sigmoidOnCandidate
  case cellAfter, bareCell, outputFromCell, ownFactor, forgetFirst, stateAfter
  case biasOverwritten, allOverwritten, initialPastGate, firstToLast
}

/// A way back with one mistake in it.
func way(with slip: LSTMSlip) -> LstmBackward {
  { x, steps, wx, wh, h0, c0, dy in
    var back = WayBack(x, wx, wh, h0)
    for t in slip == .firstToLast ? Array(x.indices) : x.indices.reversed() {
      let direct = slip == .lastLossOnly && t < x.count - 1 ? 0 * dy[t] : dy[t]
      let cBefore = t == 0 ? c0 : steps[t - 1].c
      let hBefore = t == 0 ? h0 : steps[t - 1].h
      back.dh += direct
      back.dc += shown(steps[t], back.dh, slip)
      back.dz[t] = sums(steps[t], cBefore, back.dh, back.dc, slip)
      back.collect(t, x[t], slip == .stateAfter ? steps[t].h : hBefore, wx, slip)
      back.dh = back.dz[t].matmul(wh.transposed) * (slip == .noStateCarry && t > 0 ? 0 : 1)
      switch slip {
      case .noCellCarry where t > 0: back.dc *= 0
      case .carryPastGate: break
      case .initialPastGate where t == 0: break
      case .gateOfEarlierStep: back.dc *= steps[max(t - 1, 0)].f
      default: back.dc *= steps[t].f
      }
    }
    return (back.dz, back.dx, back.dh, back.dc, back.dWx, back.dWh, back.db)
  }
}

/// What is carried and collected on the way.
private struct WayBack {
  var (dz, dx): ([Tensor], [Tensor])
  var (dh, dc): (Tensor, Tensor)
  var (dWx, dWh, db): (Tensor, Tensor, Tensor)

  init(_ x: [Tensor], _ wx: Tensor, _ wh: Tensor, _ h0: Tensor) {
    (dz, dx) = (x, x)
    (dh, dc) = (0 * h0, 0 * h0)
    (dWx, dWh, db) = (0 * wx, 0 * wh, .zeros([wh.shape[1]]))
  }

  mutating func collect(_ t: Int, _ x: Tensor, _ h: Tensor, _ wx: Tensor, _ slip: LSTMSlip) {
    if slip == .allOverwritten { (dWx, dWh) = (0 * dWx, 0 * dWh) }
    if slip == .allOverwritten || slip == .biasOverwritten { db *= 0 }
    dx[t] = dz[t].matmul(wx.transposed)
    dWx += x.transposed.matmul(dz[t])
    dWh += h.transposed.matmul(dz[t])
    db += dz[t].sumOfRows()
  }
}

/// What dh hands to dc.
private func shown(_ s: LSTMStations, _ dh: Tensor, _ slip: LSTMSlip) -> Tensor {
  let slope = 1 - tanh(s.c) * tanh(s.c)
  switch slip {
  case .nothingShown: return 0 * dh
  case .noOutputGate: return dh * slope
  case .noSlope: return dh * s.o
  case .slopeOfCell: return dh * s.o * (1 - s.c * s.c)
  default: return dh * s.o * slope
  }
}

/// The gradients of the four sums, side by side.
private func sums(
  _ s: LSTMStations, _ cBefore: Tensor, _ dh: Tensor, _ dc: Tensor, _ slip: LSTMSlip
) -> Tensor {
  func sigmoidSlope(_ y: Tensor) -> Tensor {
    if slip == .noGateSlopes { return 0 * y + 1 }
    return slip == .squashedTwice ? sigmoid(y) * (1 - sigmoid(y)) : y * (1 - y)
  }
  let candidateSlope =
    switch slip {
    case .noGateSlopes: 0 * s.g + 1
    case .squashedTwice: 1 - tanh(s.g) * tanh(s.g)
    case .sigmoidOnCandidate: s.g * (1 - s.g)
    default: 1 - s.g * s.g
    }
  let (toInput, toCandidate) = slip == .ownFactor ? (s.i, s.g) : (s.g, s.i)
  let di = dc * toInput * sigmoidSlope(s.i)
  let df = dc * (slip == .cellAfter ? s.c : cBefore) * sigmoidSlope(s.f)
  let dg = dc * toCandidate * candidateSlope
  let dO =
    (slip == .outputFromCell ? dc : dh) * (slip == .bareCell ? s.c : tanh(s.c)) * sigmoidSlope(s.o)
  return .concatenating(slip == .forgetFirst ? [df, di, dg, dO] : [di, df, dg, dO], along: 1)
}
