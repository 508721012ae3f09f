// The gates of a GRU, all in one pass, as in LSTMGates.swift. Chapter 10 explains them;
// `GRUByDefinition` there is the plain twin.

extension Tensor {
  /// One step of a GRU for a batch, in place: r, z and n where their pre-activations stood.
  ///
  ///     r, z = σ(a + u)      m = uₙ      n = tanh(aₙ + r ⊙ m)      h = (1 − z) ⊙ n + z ⊙ h₋
  ///
  /// - Parameters:
  ///   - step: The step t, from 0; this tensor, a with its bias, is [T · N, 3 · H].
  ///   - recurrent: The part u of the state before, with its bias, [N, 3 · H].
  ///   - memories: What the reset gate acts on, m, [T · N, H]; the rows of t are written.
  ///   - states: The states h₀ … h_T, [(T + 1) · N, H]: those of t are read, those of t + 1 written.
  package mutating func gruStep(
    _ step: Int, adding recurrent: Tensor, memories: inout Tensor, states: inout Tensor
  ) {
    let (rows, width) = (recurrent.shape[0], recurrent.shape[1] / 3)
    if rows == 0 { return }
    let steps = shape[0] / rows
    check(
      "gruStep", step: step, of: steps,
      [
        "pre-activations": (shape, [steps * rows, 3 * width]),
        "memories": (memories.shape, [steps * rows, width]),
        "states": (states.shape, [(steps + 1) * rows, width]),
      ])
    unsafe withScalars { gates in
      unsafe memories.withScalars { memories in
        unsafe states.withScalars { states in
          unsafe recurrent.withReadScalars { recurrent in
            unsafe GRUForward(
              width: width, gates: gates + step * rows * 3 * width, recurrent: recurrent,
              memory: memories + step * rows * width, before: states + step * rows * width,
              state: states + (step + 1) * rows * width
            ).perform(rows: rows)
          }
        }
      }
    }
  }

  /// The way back through one step: the gradients of a, written into this tensor, and of u.
  ///
  ///     dh = dy + dn      dn = dh ⊙ (1 − z) ⊙ (1 − n²)      dz = dh ⊙ (h₋ − n) ⊙ z(1 − z)
  ///     dr = dn ⊙ m ⊙ r(1 − r)      dm = dn ⊙ r             dn ← dh ⊙ z
  ///     da = [dr, dz, dn]           du = [dr, dz, dm]
  ///
  /// - Parameters:
  ///   - step: The step t, from 0; this tensor is [T · N, 3 · H].
  ///   - recurrent: The gradient du of all steps, [T · N, 3 · H]; the rows of t are written.
  ///   - dy: The gradient of all outputs, [T, N, H].
  ///   - dNext: What the later steps say about this step's state, [N, H]; replaced by what goes
  ///     straight to the state before.
  ///   - gates: What `gruStep` left, [T · N, 3 · H].
  ///   - memories: What it left there, [T · N, H].
  ///   - states: The states h₀ … h_T, [(T + 1) · N, H].
  package mutating func gruStepBackward(
    _ step: Int, recurrent: inout Tensor, dy: Tensor, dNext: inout Tensor, gates: Tensor,
    memories: Tensor, states: Tensor
  ) {
    let (rows, width) = (dNext.shape[0], dNext.shape[1])
    if rows == 0 { return }
    let steps = shape[0] / rows
    check(
      "gruStepBackward", step: step, of: steps,
      [
        "pre-activations": (shape, [steps * rows, 3 * width]),
        "recurrent part": (recurrent.shape, shape),
        "gates": (gates.shape, shape),
        "memories": (memories.shape, [steps * rows, width]),
        "states": (states.shape, [(steps + 1) * rows, width]),
        "dy": (dy.shape, [steps, rows, width]),
      ])
    let (wide, narrow) = (step * rows * 3 * width, step * rows * width)
    unsafe withScalars { da in
      unsafe recurrent.withScalars { du in
        unsafe dNext.withScalars { dNext in
          unsafe dy.withReadScalars { dy in
            unsafe gates.withReadScalars { gates in
              unsafe memories.withReadScalars { memories in
                unsafe states.withReadScalars { states in
                  unsafe GRUBackward(
                    width: width, gates: gates + wide, memory: memories + narrow,
                    before: states + narrow, dy: dy + narrow, dNext: dNext, da: da + wide,
                    du: du + wide
                  ).perform(rows: rows)
                }
              }
            }
          }
        }
      }
    }
  }
}

@safe
private struct GRUForward: UnitPass {
  let width: Int
  let gates: UnsafeMutablePointer<Scalar>
  let recurrent: UnsafePointer<Scalar>
  let memory: UnsafeMutablePointer<Scalar>
  let before: UnsafePointer<Scalar>
  let state: UnsafeMutablePointer<Scalar>

  @inline(always)
  func perform(row: Int, unit: Int, count: Int) {
    let (place, own) = (row * 3 * width + unit, row * width + unit)
    @inline(always) func sum(_ gate: Int) -> Vector {
      let here = place + gate * width
      return unsafe load(gates + here, count) + load(recurrent + here, count)
    }
    let r = Logistic.apply(sum(0))
    let z = Logistic.apply(sum(1))
    let m = unsafe load(recurrent + place + 2 * width, count)
    let n = unsafe HyperbolicTangent.apply(
      multiplyAdd(r, m, load(gates + place + 2 * width, count)))
    let h = unsafe multiplyAdd(z, load(before + own, count), (1 - z) * n)
    unsafe store(r, gates + place, count)
    unsafe store(z, gates + place + width, count)
    unsafe store(n, gates + place + 2 * width, count)
    unsafe store(m, memory + own, count)
    unsafe store(h, state + own, count)
  }
}

@safe
private struct GRUBackward: UnitPass {
  let width: Int
  let gates: UnsafePointer<Scalar>
  let memory: UnsafePointer<Scalar>
  let before: UnsafePointer<Scalar>
  let dy: UnsafePointer<Scalar>
  let dNext: UnsafeMutablePointer<Scalar>
  let da: UnsafeMutablePointer<Scalar>
  let du: UnsafeMutablePointer<Scalar>

  @inline(always)
  func perform(row: Int, unit: Int, count: Int) {
    let (place, own) = (row * 3 * width + unit, row * width + unit)
    let r = unsafe load(gates + place, count)
    let z = unsafe load(gates + place + width, count)
    let n = unsafe load(gates + place + 2 * width, count)
    let dh = unsafe load(dy + own, count) + load(dNext + own, count)
    let dn = dh * (1 - z) * (1 - n * n)
    let dz = unsafe dh * (load(before + own, count) - n) * z * (1 - z)
    let dr = unsafe dn * load(memory + own, count) * r * (1 - r)
    unsafe store(dr, da + place, count)
    unsafe store(dz, da + place + width, count)
    unsafe store(dr, du + place, count)
    unsafe store(dz, du + place + width, count)
    unsafe store(dn, da + place + 2 * width, count)
    unsafe store(dn * r, du + place + 2 * width, count)
    unsafe store(dh * z, dNext + own, count)
  }
}
