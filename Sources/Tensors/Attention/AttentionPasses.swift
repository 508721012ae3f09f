// What the chapter calls: the passes over tensors.

extension AttentionGrid {
  /// The output of a batch, and what is kept of it for the way back.
  ///
  /// - Parameters:
  ///   - q: The queries, [N, Tq, H·d].
  ///   - k: The keys, [N, Tk, H·d].
  ///   - v: The values, [N, Tk, H·dv].
  ///   - record: What is kept.
  /// - Returns: The output [N, Tq, H·dv], and the weights or the log-sum-exps.
  package func forward(
    _ q: Tensor, _ k: Tensor, _ v: Tensor, keeping record: AttentionRecord
  ) -> (y: Tensor, kept: Tensor) {
    check(["q": (q, queryShape), "k": (k, keyShape), "v": (v, valueShape)])
    var y = Tensor.zeros(outputShape)
    if keys == 0 { return (y, .zeros(shape(of: record))) }
    let kept = unsafe Tensor(shape: shape(of: record), from: q) { q, kept in
      guard let q = q.baseAddress, let kept = kept.baseAddress else { return }
      unsafe y.withScalars { y in
        unsafe k.withReadScalars { k in
          unsafe v.withReadScalars { v in
            unsafe AttentionForward(
              grid: self, q: q, k: k, v: v, y: y, kept: kept, record: record
            ).run()
          }
        }
      }
    }
    return (y, kept)
  }

  /// The gradients of the three inputs.
  ///
  /// - Parameters:
  ///   - dy: ∂L/∂y, [N, Tq, H·dv].
  ///   - q: The queries.
  ///   - k: The keys.
  ///   - v: The values.
  ///   - y: The output.
  ///   - kept: What the forward pass kept.
  ///   - record: Which of the two that is.
  /// - Returns: The gradients, in the shapes of the inputs.
  package func backward(
    _ dy: Tensor, _ q: Tensor, _ k: Tensor, _ v: Tensor, y: Tensor, kept: Tensor,
    _ record: AttentionRecord
  ) -> (dq: Tensor, dk: Tensor, dv: Tensor) {
    check([
      "q": (q, queryShape), "k": (k, keyShape), "v": (v, valueShape), "y": (y, outputShape),
      "dy": (dy, outputShape), "what was kept": (kept, shape(of: record)),
    ])
    var dq = Tensor.zeros(queryShape)
    var (dk, dv) = (Tensor.zeros(keyShape), Tensor.zeros(valueShape))
    unsafe withReadScalars([q, k, v, y, dy, kept]) { x in
      unsafe dq.withScalars { dq in
        unsafe dk.withScalars { dk in
          unsafe dv.withScalars { dv in
            unsafe AttentionBackward(
              grid: self, q: x[0], k: x[1], v: x[2], y: x[3], dy: x[4], kept: x[5],
              record: record, dq: dq, dk: dk, dv: dv
            ).run()
          }
        }
      }
    }
    return (dq, dk, dv)
  }

  /// Stops the program unless tensors have the shapes they need.
  private func check(_ tensors: KeyValuePairs<String, (found: Tensor, expected: [Int])>) {
    for (name, tensor) in tensors where tensor.found.shape != tensor.expected {
      mistake("attention: \(name) of shape \(tensor.found.shape), expected \(tensor.expected)")
    }
  }
}

/// Calls a body with the first scalars of some tensors, unless one of them is empty.
private func withReadScalars(
  _ tensors: [Tensor], _ body: ([UnsafePointer<Scalar>]) -> Void
) {
  func next(_ pointers: [UnsafePointer<Scalar>]) {
    if unsafe pointers.count == tensors.count { return unsafe body(pointers) }
    unsafe tensors[pointers.count].withReadScalars { unsafe next(pointers + [$0]) }
  }
  unsafe next([])
}
