import Datasets
import ExerciseKit
import Tensors

/// From a training and a test part to both, standardized.
public typealias Standardize = (_ train: Tensor, _ test: Tensor) -> (train: Tensor, test: Tensor)

/// Standardizing by the training part, against the data sets'.
public var standardizeExercise: Exercise<Standardize> {
  Exercise(
    "standardize",
    wrongAnswers: standardizeMistakes
  ) { standardize, trial in
    let n = Int.random(in: 5...8, using: &trial.generator)
    let scale = Tensor([3, 0.2, 40, 0, 1])
    let offset = Tensor([1, -2, 100, 7, 0])
    for rows in [3, 1] {
      trial.sizes = ["the number of training examples": n]
      let train = trial.normal([n, 5]) * scale + offset
      let test = trial.normal([rows, 5]) * (1 + scale) + offset
      let right = Standardization(fittedTo: train)
      let yours = standardize(train, test)
      trial.expect("train", yours.train, equals: right.applied(to: train), axes: ["N", "D"])
      trial.expect("test", yours.test, equals: right.applied(to: test), axes: ["K", "D"])
    }
  }
}

private var standardizeMistakes: [WrongAnswer<Standardize>] {
  [
    WrongAnswer(
      "the test part by its own statistics",
      says: "You standardized the test part by its own mean and deviation: that is a leak, and the "
        + "same example would change with its company. Use those of train."
    ) { (scaled($0, by: statistics($0)), scaled($1, by: statistics($1))) },
    WrongAnswer(
      "statistics of both parts together",
      says: "Mean and deviation are measured on train and test together: the test part leaks into "
        + "training. Measure on train alone."
    ) { train, test in
      let both = statistics(.concatenating([train, test], along: 0))
      return (scaled(train, by: both), scaled(test, by: both))
    },
    WrongAnswer(
      "divided by the variance",
      says: "You divided by the variance σ². It has the square of the unit of x: take its root."
    ) { train, test in
      let (mean, deviation) = statistics(train)
      let variance = deviation * deviation
      return (scaled(train, by: (mean, variance)), scaled(test, by: (mean, variance)))
    },
    WrongAnswer(
      "0/0 in a constant column",
      says: "A constant column has become NaN or infinite: its deviation is 0, and you divided by "
        + "it. Make it 0 in both parts."
    ) { train, test in
      let (mean, deviation) = statistics(train)
      return ((train - mean) / deviation, (test - mean) / deviation)
    },
    WrongAnswer(
      "a constant column kept in the test part",
      says:
        "A column that is constant in train still varies in your test part. The model has never "
        + "seen it vary and cannot know what that means: make it 0."
    ) { train, test in
      let (mean, deviation) = statistics(train)
      let divisor = deviation.map { $0 == 0 ? 1 : $0 }
      return ((train - mean) / divisor, (test - mean) / divisor)
    },
    WrongAnswer(
      "a small number added to σ",
      says:
        "You add 1e-8 to σ against 0/0. In train that is enough; in the test part another "
        + "value of a constant column becomes many millions. Make it 0."
    ) { train, test in
      let (mean, deviation) = statistics(train)
      return ((train - mean) / (deviation + 1e-8), (test - mean) / (deviation + 1e-8))
    },
    WrongAnswer(
      "divided by N − 1",
      says:
        "Your deviation divides by N − 1. That estimates the variance of a population; here the "
        + "columns of train themselves must have deviation 1: divide by N."
    ) { train, test in
      let n = Scalar(train.shape[0])
      let (mean, deviation) = statistics(train)
      let larger = deviation * (n / (n - 1)).squareRoot()
      return (scaled(train, by: (mean, larger)), scaled(test, by: (mean, larger)))
    },
    WrongAnswer(
      "the mean not taken out",
      says: "The columns are scaled but not moved: subtract the mean of train."
    ) { train, test in
      let (mean, deviation) = statistics(train)
      return (scaled(train, by: (0 * mean, deviation)), scaled(test, by: (0 * mean, deviation)))
    },
    WrongAnswer(
      "one mean for all columns",
      says: "You took one mean and one deviation for all columns together. Columns have units of "
        + "their own: measure each by itself."
    ) { train, test in
      let mean = train.mean()
      let deviation = (train - mean).norm / Scalar(train.count).squareRoot()
      return ((train - mean) / deviation, (test - mean) / deviation)
    },
  ]
}

private func statistics(_ x: Tensor) -> (mean: Tensor, deviation: Tensor) {
  let mean = x.meanOfRows()
  let centered = x - mean
  return (mean, sqrt((centered * centered).meanOfRows()))
}

private func scaled(_ x: Tensor, by statistics: (mean: Tensor, deviation: Tensor)) -> Tensor {
  (x - statistics.mean) / statistics.deviation.map { $0 == 0 ? .infinity : $0 }
}
