import ExerciseKit
import Foundation
import Optimizers
import Tensors

/// From a step, the lengths of warm-up and training and both rates to the rate of the step.
public typealias WarmUpCosine = (
  _ t: Int, _ warmUp: Int, _ steps: Int, _ rate: Scalar, _ floor: Scalar
) -> Scalar

/// The learning rate of every step, with warm-up and without, against chapter 05's.
public var warmUpCosineExercise: Exercise<WarmUpCosine> {
  Exercise(
    "warmUpCosine",
    wrongAnswers: warmUpCosineMistakes
  ) { warmUpCosine, trial in
    let warmUp = Int.random(in: 4...7, using: &trial.generator)
    let steps = warmUp + Int.random(in: 9...13, using: &trial.generator)
    let rate = Scalar.random(in: 0.1...1, using: &trial.generator)
    let floor = rate * Scalar.random(in: 0.05...0.2, using: &trial.generator)
    for w in [warmUp, 1, 0] where trial.isRight {
      let schedule = CosineSchedule(rate: rate, steps: steps, warmUp: w, floor: floor)
      let rates = (1...(steps + 5)).map { warmUpCosine($0, w, steps, rate, floor) }
      for t in (w > 0 ? [1, w] : []) + [steps, steps + 1, w + 1] {
        trial.expect(
          "w = \(w), T = \(steps), step \(t): ηₜ/η", rates[t - 1] / rate, equals: schedule(t) / rate
        )
      }
      trial.expect(
        "w = \(w), T = \(steps): the rates/η", Tensor(rates) / rate,
        equals: Tensor((1...(steps + 5)).map { schedule($0) }) / rate)
    }
  }
}

private var warmUpCosineMistakes: [WrongAnswer<WarmUpCosine>] {
  [
    WrongAnswer(
      "warm-up a step too long",
      says:
        "The warm-up is one step too long: it is stretched over w + 1 steps, and step w has not "
        + "the full rate yet. Divide t by w."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, rise: Scalar(t) / Scalar(w + 1))
    },
    WrongAnswer(
      "the first step does nothing",
      says: "The first step has the rate 0: steps are counted from 1, so it is t/w and not "
        + "(t − 1)/w."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, rise: Scalar(t - 1) / Scalar(max(w, 1)))
    },
    WrongAnswer(
      "whole numbers",
      says: "During the warm-up the rate is 0, and then it is full: Int divided by Int has no "
        + "fraction. Make Scalars first."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, rise: w > 0 ? Scalar(t / w) : 1)
    },
    WrongAnswer(
      "no warm-up",
      says: "The warm-up is missing: up to step w the rate rises from η/w to η."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, rise: 1)
    },
    WrongAnswer(
      "the cosine from the first step",
      says: "After the warm-up the rate jumps down: the cosine has been running since step 0. Its "
        + "share is (t − w)/(T − w)."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, share: Scalar(t) / Scalar(steps))
    },
    WrongAnswer(
      "T counted from the warm-up's end",
      says: "The rate comes down too late: T counts all steps, the warm-up's too, so the fall "
        + "takes T − w of them."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, share: min(Scalar(t - w) / Scalar(steps), 1), end: .max)
    },
    WrongAnswer(
      "up again",
      says: "After step T the rate rises again, as a cosine does: from there on it is η₀."
    ) { t, w, steps, rate, floor in
      schedule(t, w, steps, rate, floor, end: .max)
    },
    WrongAnswer(
      "0 at the end",
      says: "After step T your rate is 0: it stays at the lowest rate η₀."
    ) { t, w, steps, rate, floor in
      t > steps ? 0 : schedule(t, w, steps, rate, floor)
    },
    WrongAnswer(
      "the floor added",
      says: "η₀ is added to a cosine of the full height, so that the rate starts at η + η₀: the "
        + "cosine is η − η₀ high."
    ) { t, w, steps, rate, floor in
      t <= w || t >= steps
        ? schedule(t, w, steps, rate, floor)
        : floor + schedule(t, w, steps, rate, 0)
    },
    WrongAnswer(
      "a straight fall",
      says: "The rate falls in a straight line: half a cosine stays near η at first and near η₀ at "
        + "last."
    ) { t, w, steps, rate, floor in
      let share = Scalar(t - w) / Scalar(steps - w)
      return t <= w || t >= steps
        ? schedule(t, w, steps, rate, floor) : rate + (floor - rate) * share
    },
    WrongAnswer(
      "a quarter of a cosine",
      says: "Your cosine runs over a quarter of its period, from 1 to 0: half a period, from 1 to "
        + "−1, lifted by 1 and halved, is flat at both ends."
    ) { t, w, steps, rate, floor in
      let share = Scalar(t - w) / Scalar(steps - w)
      return t <= w || t >= steps
        ? schedule(t, w, steps, rate, floor) : floor + (rate - floor) * cos(.pi / 2 * share)
    },
  ]
}

/// The right rate, unless the rise, the share of the cosine or the end is another.
private func schedule(
  _ t: Int, _ w: Int, _ steps: Int, _ rate: Scalar, _ floor: Scalar, rise: Scalar? = nil,
  share: Scalar? = nil, end: Int? = nil
) -> Scalar {
  if t <= w { return rate * (rise ?? Scalar(t) / Scalar(w)) }
  if t >= end ?? steps { return floor }
  let share = share ?? Scalar(t - w) / Scalar(steps - w)
  return floor + (rate - floor) * (1 + cos(.pi * share)) / 2
}
