import ExerciseKit
import Tensors

/// The known wrong answers to `transformerBlock`.
var transformerBlockMistakes: [WrongAnswer<TransformerBlock>] {
  thereMistakes + backMistakes
}

/// What is wrong on the way there.
private var thereMistakes: [WrongAnswer<TransformerBlock>] {
  [
    WrongAnswer(
      "both ways around lost",
      says:
        "Where A and F give 0, y should be x and is not: both ways around the parts are missing. "
        + "Each part adds to what it was given.",
      there { p in p.f(p.n2(p.a(p.n1(p.x)))) }),
    WrongAnswer(
      "the way around A lost",
      says: "h is A(N₁(x)) alone: the way around the attention is missing, h = x + A(N₁(x)).",
      there { p in
        let h = p.a(p.n1(p.x))
        return h + p.f(p.n2(h))
      }),
    WrongAnswer(
      "the way around F lost",
      says:
        "y is F(N₂(h)) alone: the way around the feed-forward part is missing, y = h + F(N₂(h)).",
      there { p in p.f(p.n2(p.x + p.a(p.n1(p.x)))) }),
    WrongAnswer(
      "around with the normalised",
      says:
        "What goes around the parts is normalised: only what goes into them is. x and h pass as "
        + "they are, and the gradient with them.",
      there { p in
        let n = p.n1(p.x)
        let h = p.n2(n + p.a(n))
        return h + p.f(h)
      }),
    WrongAnswer(
      "the norm after the sum",
      says:
        "The norms come after the sums, N(x + A(x)): that is the first transformer's order. Here "
        + "they come before the parts, x + A(N(x)), and the way around stays free.",
      there { p in
        let h = p.n1(p.x + p.a(p.x))
        return p.n2(h + p.f(h))
      }),
    WrongAnswer(
      "the norm around the part",
      says: "The norms are taken of what the parts give, x + N(A(x)): they belong in front, "
        + "x + A(N(x)).",
      there { p in
        let h = p.x + p.n1(p.a(p.x))
        return h + p.n2(p.f(h))
      }),
    WrongAnswer(
      "no norms",
      says: "The parts get what was not normalised: A gets N₁(x), F gets N₂(h).",
      there { p in
        let h = p.x + p.a(p.x)
        return h + p.f(h)
      }),
    WrongAnswer(
      "F without its norm",
      says: "F gets h as it is: its norm N₂ is missing.",
      there { p in
        let h = p.x + p.a(p.n1(p.x))
        return h + p.f(h)
      }),
    WrongAnswer(
      "the first norm twice",
      says: "Both parts use N₁: the second norm has gains and shifts of its own.",
      there { p in
        let h = p.x + p.a(p.n1(p.x))
        return h + p.f(p.n1(h))
      }),
    WrongAnswer(
      "both parts from x",
      says:
        "F is given N₂(x): the two stand one behind the other, and F sees what the attention has "
        + "brought in, N₂(h).",
      there { p in p.x + p.a(p.n1(p.x)) + p.f(p.n2(p.x)) }),
    WrongAnswer(
      "around F with x",
      says:
        "y is x + F(N₂(h)): what the attention brought in gets lost beside F. The second way around "
        + "begins at h.",
      there { p in p.x + p.f(p.n2(p.x + p.a(p.n1(p.x)))) }),
    WrongAnswer(
      "x twice",
      says: "x is added a second time at the end: h has it already, y = h + F(N₂(h)).",
      there { p in
        let h = p.x + p.a(p.n1(p.x))
        return p.x + h + p.f(p.n2(h))
      }),
    WrongAnswer(
      "F first",
      says:
        "The feed-forward part comes before the attention: first the tokens look at each other, "
        + "then each is taken for itself.",
      there { p in
        let h = p.x + p.f(p.n2(p.x))
        return h + p.a(p.n1(h))
      }),
  ]
}

/// What is wrong on the way back.
private var backMistakes: [WrongAnswer<TransformerBlock>] {
  [
    WrongAnswer(
      "both ways around lost on the way back",
      says:
        "dx comes back through the parts alone: y was a sum, and its gradient goes to both terms "
        + "whole. Where A and F give 0, dx is dy.",
      back { p, dy in p.a(p.f(dy)) }),
    WrongAnswer(
      "dh without dy",
      says:
        "dh is what comes back through F alone: h went around F as well, and dy comes back by that "
        + "way unchanged.",
      back { p, dy in
        let dh = p.f(dy)
        return dh + p.a(dh)
      }),
    WrongAnswer(
      "dx without dh",
      says:
        "dx is what comes back through A alone: x went around A as well, and dh comes back by that "
        + "way.",
      back { p, dy in p.a(dy + p.f(dy)) }),
    WrongAnswer(
      "dy for dh",
      says: "The attention gets dy back: between y and it stands h, whose gradient is dh = dy + "
        + "N₂′(F′(dy)).",
      back { p, dy in dy + p.f(dy) + p.a(dy) }),
    WrongAnswer(
      "dy around A",
      says: "What comes around the attention is dy: x went into h, so it is dh.",
      back { p, dy in dy + p.a(dy + p.f(dy)) }),
    WrongAnswer(
      "the parts in the order of the way there",
      says:
        "The gradient goes through the attention first: on the way back the last part comes first.",
      back { p, dy in
        let dh = dy + p.a(dy)
        return dh + p.f(dh)
      }),
    WrongAnswer(
      "the norms before the parts",
      says:
        "On the way back your gradient goes through the norm and then through its part: the part "
        + "came last on the way there, so it comes first now, N₁′(A′(dh)).",
      back { p, dy in
        let dh = dy + p.feedForward(p.secondNorm(dy))
        return dh + p.attention(p.firstNorm(dh))
      }),
    WrongAnswer(
      "no norms on the way back",
      says: "On the way back the norms are missing: N₁′(A′(dh)) and N₂′(F′(dy)).",
      back { p, dy in
        let dh = dy + p.feedForward(dy)
        return dh + p.attention(dh)
      }),
    WrongAnswer(
      "the norms exchanged on the way back",
      says: "The norms are exchanged on the way back: F stood behind N₂, A behind N₁.",
      back { p, dy in
        let dh = dy + p.firstNorm(p.feedForward(dy))
        return dh + p.secondNorm(p.attention(dh))
      }),
    WrongAnswer(
      "halved at each sum",
      says: "dy is halved at each sum: both terms of a sum get the gradient whole.",
      back { p, dy in
        let dh = 0.5 * (dy + p.f(dy))
        return 0.5 * (dh + p.a(dh))
      }),
  ]
}

/// The parts on the way there.
private struct There {
  let x: Tensor
  let n1: (Tensor) -> Tensor
  let a: (Tensor) -> Tensor
  let n2: (Tensor) -> Tensor
  let f: (Tensor) -> Tensor
}

/// The parts on the way back.
private struct Back {
  let firstNorm: (Tensor) -> Tensor
  let attention: (Tensor) -> Tensor
  let secondNorm: (Tensor) -> Tensor
  let feedForward: (Tensor) -> Tensor

  func a(_ d: Tensor) -> Tensor { firstNorm(attention(d)) }
  func f(_ d: Tensor) -> Tensor { secondNorm(feedForward(d)) }
}

/// A wrong way there; nobody asks for its way back.
private func there(_ y: @escaping (There) -> Tensor) -> TransformerBlock {
  { x, n1, a, n2, f in
    withoutActuallyEscaping(n1) { n1 in
      withoutActuallyEscaping(a) { a in
        withoutActuallyEscaping(n2) { n2 in
          withoutActuallyEscaping(f) { f in
            let parts = There(
              x: x, n1: { n1($0).y }, a: { a($0).y }, n2: { n2($0).y }, f: { f($0).y })
            return (y(parts), { $0 })
          }
        }
      }
    }
  }
}

/// A wrong way back.
private func back(_ dx: @escaping (Back, _ dy: Tensor) -> Tensor) -> TransformerBlock {
  { x, firstNorm, attention, secondNorm, feedForward in
    let (n1, firstNormBack) = firstNorm(x)
    let (a, attentionBack) = attention(n1)
    let (n2, secondNormBack) = secondNorm(x + a)
    let (f, feedForwardBack) = feedForward(n2)
    let parts = Back(
      firstNorm: firstNormBack, attention: attentionBack, secondNorm: secondNormBack,
      feedForward: feedForwardBack)
    return (x + a + f, { dx(parts, $0) })
  }
}
