import ExerciseKit
import Foundation
import Tensors

/// The known wrong answers to `positions`.
var positionsMistakes: [WrongAnswer<Positions>] {
  [
    WrongAnswer(
      "the exponent i/D",
      says: "The exponent is i/D with i the number of the pair: it is 2i/D, the number of the even "
        + "column over D. With yours the hands slow down half as much as they should.",
      added { t, i, d in t / power(i, d) }),
    WrongAnswer(
      "the exponent 4i/D",
      says:
        "The exponent counts columns twice: an even column is 2i already, and 2i/D is its number "
        + "over D.",
      added { t, i, d in t / power(4 * i, d) }),
    WrongAnswer(
      "each column an angle of its own",
      says: "Each odd column has an exponent of its own: sine and cosine of a pair have one angle, "
        + "and only so does a step of k tokens turn the pair like a clock's hand.",
      makeTable { t, column, d in
        let angle = t / power(column, d)
        return column.isMultiple(of: 2) ? sin(angle) : cos(angle)
      }),
    WrongAnswer(
      "cosine first",
      says:
        "The cosines stand in the even columns: sine first, then cosine. In row 0 that is 0, 1, "
        + "0, 1, …",
      makeTable { t, column, d in
        let angle = t / power(column - column % 2, d)
        return column.isMultiple(of: 2) ? cos(angle) : sin(angle)
      }),
    WrongAnswer(
      "sines left, cosines right",
      says:
        "All sines stand left and all cosines right: here each sine has its cosine beside it, in "
        + "columns 2i and 2i + 1.",
      makeTable { t, column, d in
        let angle = t / power(2 * (column % (d / 2)), d)
        return column < d / 2 ? sin(angle) : cos(angle)
      }),
    WrongAnswer(
      "sines only",
      says:
        "There are sines only: a sine alone does not tell which way its hand is turning. The odd "
        + "columns are cosines.",
      makeTable { t, column, d in sin(t / power(column - column % 2, d)) }),
    WrongAnswer(
      "counted from 1",
      says:
        "Your positions count from 1: the first token stands at 0, where the sines are 0 and the "
        + "cosines 1.",
      added { t, i, d in (t + 1) / power(2 * i, d) }),
    WrongAnswer(
      "ever faster",
      says: "The angle is multiplied by 10000^(2i/D): then the hands turn faster and faster to the "
        + "right, and neighbouring tokens have nothing in common. Divide.",
      added { t, i, d in t * power(2 * i, d) }),
    WrongAnswer(
      "whole turns",
      says:
        "The angle is 2π times too large: with whole turns the first hand stands at the same place "
        + "at every token. The first pair turns by 1 radian a token.",
      added { t, i, d in 2 * .pi * t / power(2 * i, d) }),
    WrongAnswer(
      "degrees",
      says:
        "The angle is taken for degrees: sin and cos take radians, and the first pair turns by 1 "
        + "radian a token.",
      added { t, i, d in t * .pi / 180 / power(2 * i, d) }),
    WrongAnswer(
      "the last exponent 1",
      says:
        "The exponents are spread from 0 to 1, i/(D/2 − 1): in this table the last is 2i/D with "
        + "i = D/2 − 1, which is less than 1.",
      added { t, i, d in t / pow(10_000, Scalar(i) / Scalar(max(d / 2 - 1, 1))) }),
    WrongAnswer(
      "added before every layer",
      says:
        "The table is added before every layer: once, before the first, is enough. The layers hand "
        + "it on, and each sum more would change what they say.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.isEmpty ? x + right : layers.reduce(x) { $1($0 + right) })
      }),
    WrongAnswer(
      "added to every output",
      says: "The table is added to the output of every layer as well: it is added once, before the "
        + "first.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.reduce(x + right) { $1($0) + right })
      }),
    WrongAnswer(
      "added at the end",
      says: "The table is added to the output of the last layer: the layers have to know the order "
        + "while they work. Add it before the first.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.reduce(x) { $1($0) } + right)
      }),
    WrongAnswer(
      "not added",
      says: "The table is made and not added: y is made of x alone, and the order of the tokens is "
        + "lost.",
      { x, layers in
        (table(x.shape) { t, i, d in t / power(2 * i, d) }, layers.reduce(x) { $1($0) })
      }),
    WrongAnswer(
      "multiplied",
      says: "x is multiplied by the table: where a sine is 0 the token is gone. Add.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.reduce(x * right) { $1($0) })
      }),
    WrongAnswer(
      "x times √D",
      says: "x is multiplied by √D before the sum: the transformer's paper does so with its "
        + "embeddings, this exercise does not.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.reduce(x * Scalar(x.shape[1]).squareRoot() + right) { $1($0) })
      }),
    WrongAnswer(
      "the layers in reverse",
      says: "The layers are applied from the last to the first.",
      { x, layers in
        let right = table(x.shape) { t, i, d in t / power(2 * i, d) }
        return (right, layers.reversed().reduce(x + right) { $1($0) })
      }),
  ]
}

/// 10000^(number/D).
private func power(_ number: Int, _ d: Int) -> Scalar { pow(10_000, Scalar(number) / Scalar(d)) }

/// A table of sines and cosines of an angle that depends on position, pair and width.
private func table(
  _ shape: [Int], angle: (_ t: Scalar, _ i: Int, _ d: Int) -> Scalar
) -> Tensor {
  var table = Tensor.zeros(shape)
  for t in 0..<shape[0] {
    for column in 0..<shape[1] {
      let angle = angle(Scalar(t), column / 2, shape[1])
      table[t, column] = column.isMultiple(of: 2) ? sin(angle) : cos(angle)
    }
  }
  return table
}

/// A wrong table, rightly added.
private func added(
  _ angle: @escaping (_ t: Scalar, _ i: Int, _ d: Int) -> Scalar
) -> Positions {
  { x, layers in
    let table = table(x.shape, angle: angle)
    return (table, layers.reduce(x + table) { $1($0) })
  }
}

/// A table whose entries are wrong one by one, rightly added.
private func makeTable(
  _ entry: @escaping (_ t: Scalar, _ column: Int, _ d: Int) -> Scalar
) -> Positions {
  { x, layers in
    var table = x
    for t in 0..<x.shape[0] {
      for column in 0..<x.shape[1] { table[t, column] = entry(Scalar(t), column, x.shape[1]) }
    }
    return (table, layers.reduce(x + table) { $1($0) })
  }
}
