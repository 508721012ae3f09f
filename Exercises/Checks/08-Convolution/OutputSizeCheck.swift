import Convolution
import ExerciseKit

/// From an axis and a window to the number of places.
public typealias OutputSize = (
  _ length: Int, _ cells: Int, _ stride: Int, _ padding: Int, _ dilation: Int
) -> Int

/// The number of places of a window, against the chapter's, also where there is none.
public var outputSizeExercise: Exercise<OutputSize> {
  Exercise(
    "outputSize",
    wrongAnswers: outputSizeMistakes
  ) { outputSize, trial in
    for (length, cells, stride, padding, dilation) in table + draws(using: &trial) {
      let yours = outputSize(length, cells, stride, padding, dilation)
      trial.expect(
        "outputSize(\(length), cells: \(cells), stride: \(stride), padding: \(padding), "
          + "dilation: \(dilation))",
        yours,
        equals: places(of: length, cells, stride, padding, dilation))
    }
  }
}

/// The layers of article 000, then one case a term of the formula, then windows without a place.
private let table = [
  (28, 3, 1, 0, 1), (26, 2, 2, 0, 1), (11, 2, 2, 0, 1), (28, 3, 1, 1, 1), (7, 3, 1, 0, 2),
  (8, 3, 2, 1, 2), (3, 3, 5, 0, 1), (2, 3, 2, 0, 1), (4, 9, 3, 1, 1), (5, 3, 1, 0, 3),
]

private func draws(using trial: inout Trial) -> [(Int, Int, Int, Int, Int)] {
  (0..<20).map { _ in
    (
      Int.random(in: 1...40, using: &trial.generator),
      Int.random(in: 1...7, using: &trial.generator),
      Int.random(in: 1...4, using: &trial.generator),
      Int.random(in: 0...3, using: &trial.generator),
      Int.random(in: 1...3, using: &trial.generator)
    )
  }
}

private func places(
  of length: Int, _ cells: Int, _ stride: Int, _ padding: Int, _ dilation: Int
) -> Int {
  let window = Window(
    height: cells, width: cells, stride: stride, padding: .zeros(padding), dilation: dilation)
  return window.outputLength(of: length, cells: cells) ?? 0
}

private var outputSizeMistakes: [WrongAnswer<OutputSize>] {
  [
    WrongAnswer(
      "rounded up",
      says: "You round up: a last window that hangs over the edge is no place. What a step leaves "
        + "over is dropped, 11 pixels make 5 pairs."
    ) { length, cells, stride, padding, dilation in
      let room = length + 2 * padding - extent(cells, dilation)
      return room < 0 ? 0 : (room + stride - 1) / stride + 1
    },
    WrongAnswer(
      "padding on one side",
      says: "You count the padding once: p zeros stand before the axis and p behind it, so it is "
        + "longer by 2p."
    ) { length, cells, stride, padding, dilation in
      places(room: length + padding - extent(cells, dilation), stride)
    },
    WrongAnswer(
      "no padding",
      says: "You leave the padding out: the window may also stand on the zeros, p on either side."
    ) { length, cells, stride, _, dilation in
      places(room: length - extent(cells, dilation), stride)
    },
    WrongAnswer(
      "dilation ignored",
      says: "You ignore the dilation: k cells at distance d span d (k − 1) + 1 pixels, not k."
    ) { length, cells, stride, padding, _ in
      places(room: length + 2 * padding - cells, stride)
    },
    WrongAnswer(
      "the extent d · k",
      says: "Your window spans d · k pixels: between k cells there are only k − 1 gaps, so it is "
        + "d (k − 1) + 1."
    ) { length, cells, stride, padding, dilation in
      places(room: length + 2 * padding - dilation * cells, stride)
    },
    WrongAnswer(
      "steps for places",
      says: "You count the steps: a window that cannot move has one place already. Add 1."
    ) { length, cells, stride, padding, dilation in
      max(0, length + 2 * padding - extent(cells, dilation)) / stride
    },
    WrongAnswer(
      "the stride ignored",
      says: "You ignore the stride: only every s-th place counts."
    ) { length, cells, _, padding, dilation in
      places(room: length + 2 * padding - extent(cells, dilation), 1)
    },
    WrongAnswer(
      "a place where there is none",
      says: "You find a place for a window that is longer than the axis with its zeros: there the "
        + "room is negative, and `/` rounds towards 0. Ask for that first."
    ) { length, cells, stride, padding, dilation in
      (length + 2 * padding - extent(cells, dilation)) / stride + 1
    },
  ]
}

private func extent(_ cells: Int, _ dilation: Int) -> Int { dilation * (cells - 1) + 1 }

private func places(room: Int, _ stride: Int) -> Int { room < 0 ? 0 : room / stride + 1 }
