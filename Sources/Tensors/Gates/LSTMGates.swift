// The gates of an LSTM, all in one pass: activations, cell and state of a unit are worked out while
// its numbers are in registers. Chapter 10 explains them; `LSTMByDefinition` there is the plain twin.

extension Tensor {
  /// One step of an LSTM for a batch, in place: i, f, g and o where their pre-activations stood.
  ///
  ///     i, f, o = σ(z + r + b)      g = tanh(z + r + b)
  ///     c ← f ⊙ c + i ⊙ g           h = o ⊙ tanh c
  ///
  /// - Parameters:
  ///   - step: The step t, from 0; this tensor is [T · N, 4 · H] and its rows from t · N on are meant.
  ///   - recurrent: The part r of the state before, [N, 4 · H].
  ///   - bias: The bias b, [4 · H].
  ///   - cells: The cells c₀ … c_T, [(T + 1) · N, H]: those of t are read, those of t + 1 written.
  ///   - states: The states h₀ … h_T, [(T + 1) · N, H]: those of t + 1 are written.
  package mutating func lstmStep(
    _ step: Int, adding recurrent: Tensor, _ bias: Tensor, cells: inout Tensor,
    states: inout Tensor
  ) {
    let (rows, width) = (recurrent.shape[0], bias.count / 4)
    if rows == 0 { return }
    let steps = shape[0] / rows
    check(
      "lstmStep", step: step, of: steps,
      [
        "pre-activations": (shape, [steps * rows, 4 * width]),
        "recurrent part": (recurrent.shape, [rows, 4 * width]),
        "cells": (cells.shape, [(steps + 1) * rows, width]),
        "states": (states.shape, [(steps + 1) * rows, width]),
      ])
    unsafe withScalars { gates in
      unsafe cells.withScalars { cells in
        unsafe states.withScalars { states in
          unsafe recurrent.withReadScalars { recurrent in
            unsafe bias.withReadScalars { bias in
              unsafe LSTMForward(
                width: width, gates: gates + step * rows * 4 * width, recurrent: recurrent,
                bias: bias, before: cells + step * rows * width,
                cell: cells + (step + 1) * rows * width,
                state: states + (step + 1) * rows * width
              ).perform(rows: rows)
            }
          }
        }
      }
    }
  }

  /// The way back through one step: the gradient of its pre-activations, written into this tensor.
  ///
  ///     dh = dy + dn      dc ← dc + dh ⊙ o ⊙ (1 − tanh² c)
  ///     di = dc ⊙ g ⊙ i(1 − i)       df = dc ⊙ c₋ ⊙ f(1 − f)
  ///     dg = dc ⊙ i ⊙ (1 − g²)       do = dh ⊙ tanh c ⊙ o(1 − o)
  ///     dc ← dc ⊙ f
  ///
  /// - Parameters:
  ///   - step: The step t, from 0; this tensor is [T · N, 4 · H].
  ///   - dy: The gradient of all outputs, [T, N, H].
  ///   - dNext: What the later steps say about this step's state, [N, H].
  ///   - dCell: What they say about its cell, [N, H]; replaced by what is to be said of the one before.
  ///   - gates: What `lstmStep` left, [T · N, 4 · H].
  ///   - cells: The cells c₀ … c_T, [(T + 1) · N, H].
  package mutating func lstmStepBackward(
    _ step: Int, dy: Tensor, dNext: Tensor, dCell: inout Tensor, gates: Tensor, cells: Tensor
  ) {
    let (rows, width) = (dNext.shape[0], dNext.shape[1])
    if rows == 0 { return }
    let steps = shape[0] / rows
    check(
      "lstmStepBackward", step: step, of: steps,
      [
        "pre-activations": (shape, [steps * rows, 4 * width]),
        "gates": (gates.shape, [steps * rows, 4 * width]),
        "cells": (cells.shape, [(steps + 1) * rows, width]),
        "dy": (dy.shape, [steps, rows, width]),
        "dCell": (dCell.shape, [rows, width]),
      ])
    unsafe withScalars { dz in
      unsafe dCell.withScalars { dCell in
        unsafe dNext.withReadScalars { dNext in
          unsafe dy.withReadScalars { dy in
            unsafe gates.withReadScalars { gates in
              unsafe cells.withReadScalars { cells in
                unsafe LSTMBackward(
                  width: width, gates: gates + step * rows * 4 * width,
                  before: cells + step * rows * width, cell: cells + (step + 1) * rows * width,
                  dy: dy + step * rows * width, dNext: dNext, dCell: dCell,
                  dz: dz + step * rows * 4 * width
                ).perform(rows: rows)
              }
            }
          }
        }
      }
    }
  }
}

@safe
private struct LSTMForward: UnitPass {
  let width: Int
  let gates: UnsafeMutablePointer<Scalar>
  let recurrent: UnsafePointer<Scalar>
  let bias: UnsafePointer<Scalar>
  let before: UnsafePointer<Scalar>
  let cell: UnsafeMutablePointer<Scalar>
  let state: UnsafeMutablePointer<Scalar>

  @inline(always)
  func perform(row: Int, unit: Int, count: Int) {
    let (place, own) = (row * 4 * width + unit, row * width + unit)
    @inline(always) func z(_ gate: Int) -> Vector {
      let here = place + gate * width
      return unsafe load(gates + here, count) + load(recurrent + here, count)
        + load(bias + gate * width + unit, count)
    }
    let i = Logistic.apply(z(0))
    let f = Logistic.apply(z(1))
    let g = HyperbolicTangent.apply(z(2))
    let o = Logistic.apply(z(3))
    let c = unsafe multiplyAdd(i, g, f * load(before + own, count))
    let h = o * HyperbolicTangent.apply(c)
    unsafe store(i, gates + place, count)
    unsafe store(f, gates + place + width, count)
    unsafe store(g, gates + place + 2 * width, count)
    unsafe store(o, gates + place + 3 * width, count)
    unsafe store(c, cell + own, count)
    unsafe store(h, state + own, count)
  }
}

@safe
private struct LSTMBackward: UnitPass {
  let width: Int
  let gates: UnsafePointer<Scalar>
  let before: UnsafePointer<Scalar>
  let cell: UnsafePointer<Scalar>
  let dy: UnsafePointer<Scalar>
  let dNext: UnsafePointer<Scalar>
  let dCell: UnsafeMutablePointer<Scalar>
  let dz: UnsafeMutablePointer<Scalar>

  @inline(always)
  func perform(row: Int, unit: Int, count: Int) {
    let (place, own) = (row * 4 * width + unit, row * width + unit)
    let i = unsafe load(gates + place, count)
    let f = unsafe load(gates + place + width, count)
    let g = unsafe load(gates + place + 2 * width, count)
    let o = unsafe load(gates + place + 3 * width, count)
    let squashed = unsafe HyperbolicTangent.apply(load(cell + own, count))
    let dh = unsafe load(dy + own, count) + load(dNext + own, count)
    let dc = unsafe load(dCell + own, count) + dh * o * (1 - squashed * squashed)
    unsafe store(dc * g * i * (1 - i), dz + place, count)
    unsafe store(dc * load(before + own, count) * f * (1 - f), dz + place + width, count)
    unsafe store(dc * i * (1 - g * g), dz + place + 2 * width, count)
    unsafe store(dh * squashed * o * (1 - o), dz + place + 3 * width, count)
    unsafe store(dc * f, dCell + own, count)
  }
}
