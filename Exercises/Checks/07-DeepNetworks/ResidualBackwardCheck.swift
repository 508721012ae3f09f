import DeepNetworks
import ExerciseKit
import Tensors

/// From x, the projection, dy and the branch's way back to the gradients of x and projection.
public typealias ResidualBackward = (
  _ x: Tensor, _ projection: Tensor, _ dy: Tensor, _ branchBackward: (_ dF: Tensor) -> Tensor
) -> (dx: Tensor, dP: Tensor)

/// The way back through a residual connection, plain and projected, against chapter 07's.
public var residualBackwardExercise: Exercise<ResidualBackward> {
  Exercise(
    "residualBackward",
    wrongAnswers: residualBackwardMistakes
  ) { residualBackward, trial in
    let (n, d) = (Int.random(in: 6...8, using: &trial.generator), 4)
    let (x, dy) = (trial.normal([n, d]), trial.normal([n, d]))
    let branch = trial.normal([d, d])
    let idle = residualBackward(x, .empty, dy) { $0 * 0 }
    let plain = residualBackward(x, .empty, dy) { $0.matmul(branch.transposed) }
    let right = residual(x, branch: layer(branch)).backward(dy)
    trial.expect("where F = 0, dx", idle.dx, equals: dy, axes: ["N", "D"])
    trial.expect("dx", plain.dx, equals: right.dx, axes: ["N", "D"])
    trial.expect(plain.dP == .empty, "dP is not empty, though there is no P.")
    guard trial.isRight else { return }

    // A square P comes first: there a missing transposition is a wrong number, which can be named.
    for m in [d, 3] where trial.isRight {
      trial.sizes = [
        "the batch size": n, "the number of inputs": d, "the number of outputs": m,
      ]
      let (dy, projection) = (trial.normal([n, m]), trial.normal([d, m]))
      let branch = trial.normal([d, m])
      let (dx, gradients) = residual(x, projection: projection, branch: layer(branch)).backward(dy)
      let yours = residualBackward(x, projection, dy) { $0.matmul(branch.transposed) }
      trial.expect("with a projection, dx", yours.dx, equals: dx, axes: ["N", "D"])
      trial.expect("dP", yours.dP, equals: gradients.projection, axes: ["D", "M"])
    }
  }
}

/// A linear branch, x · B; nobody asks for the gradient of B.
private func layer(
  _ weights: Tensor
) -> (Tensor) -> (y: Tensor, backward: (Tensor) -> (Tensor, Tensor)) {
  { x in (x.matmul(weights), { dy in (dy.matmul(weights.transposed), .empty) }) }
}

private var residualBackwardMistakes: [WrongAnswer<ResidualBackward>] {
  [
    WrongAnswer(
      "the way past F dropped",
      says: "dx is F's gradient alone: the way past F is missing, and it is the point of the whole "
        + "thing. Where F = 0 nothing would come back."
    ) { x, p, dy, branch in (branch(dy), isPlain(p) ? .empty : x.transposed.matmul(dy)) },
    WrongAnswer(
      "F's gradient dropped",
      says: "dx is what comes past F alone: x went through F as well, and both ways add up."
    ) { x, p, dy, branch in
      isPlain(p) ? (dy, .empty) : (dy.matmul(p.transposed), x.transposed.matmul(dy))
    },
    WrongAnswer(
      "the way past F halved",
      says: "What passes F comes back halved: a sum is no mean. Each of its terms gets dy whole."
    ) { x, p, dy, branch in
      isPlain(p)
        ? (0.5 * dy + branch(dy), .empty)
        : (0.5 * dy.matmul(p.transposed) + branch(dy), x.transposed.matmul(dy))
    },
    WrongAnswer(
      "the mean of both ways",
      says: "dx is the mean of both ways: it is their sum. After ten blocks a thousandth would be "
        + "left."
    ) { x, p, dy, branch in
      isPlain(p)
        ? (0.5 * (dy + branch(dy)), .empty)
        : (0.5 * (dy.matmul(p.transposed) + branch(dy)), x.transposed.matmul(dy))
    },
    WrongAnswer(
      "one way after the other",
      says: "The gradient goes through F and then past it again, F's gradient twice: the ways lie "
        + "side by side. Add, do not chain."
    ) { x, p, dy, branch in
      let back = branch(dy)
      return isPlain(p)
        ? (dy + back + back, .empty)
        : (dy.matmul(p.transposed) + back + back, x.transposed.matmul(dy))
    },
    WrongAnswer(
      "not projected on the way back",
      says:
        "With a projection dy comes back unchanged past F: forward x went through P, so back it "
        + "goes through Pᵀ."
    ) { x, p, dy, branch in
      (dy + branch(dy), isPlain(p) ? .empty : x.transposed.matmul(dy))
    },
    WrongAnswer(
      "P for Pᵀ",
      says:
        "What passes F comes back through P: that fits only a square P, and means something else "
        + "even there. Back it goes through Pᵀ."
    ) { x, p, dy, branch in
      isPlain(p)
        ? (dy + branch(dy), .empty)
        : (dy.matmul(p) + branch(dy), x.transposed.matmul(dy))
    },
    WrongAnswer(
      "dP transposed",
      says:
        "dP is dyᵀ · x, the right one transposed: it has the shape of P, [D, M], and is xᵀ · dy."
    ) { x, p, dy, branch in
      isPlain(p)
        ? (dy + branch(dy), .empty)
        : (dy.matmul(p.transposed) + branch(dy), dy.transposed.matmul(x))
    },
    WrongAnswer(
      "dP missing",
      says: "dP is empty although there is a projection: P is learned like any other weights."
    ) { x, p, dy, branch in
      isPlain(p) ? (dy + branch(dy), .empty) : (dy.matmul(p.transposed) + branch(dy), .empty)
    },
    WrongAnswer(
      "dP averaged",
      says: "dP is the mean over the examples: the loss has divided by N already. Add up."
    ) { x, p, dy, branch in
      isPlain(p)
        ? (dy + branch(dy), .empty)
        : (
          dy.matmul(p.transposed) + branch(dy), x.transposed.matmul(dy) / Scalar(x.shape[0])
        )
    },
  ]
}

private func isPlain(_ projection: Tensor) -> Bool { projection.count == 0 }
