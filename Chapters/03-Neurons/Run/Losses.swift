import Figures
import LinearRegression
import LogisticRegression
import Neurons
import Program
import Tensors

/// The losses in pictures, and the numbers that the articles work out with them.
func showLosses(on console: Console, into report: inout Report) {
  console.print()
  console.print(console.styled("Losses", .bold))
  let errors = (-100...100).map { Scalar($0) / 50 }
  let zero = Tensor([0])
  report.show(
    "regression-losses",
    LinePlot(
      title: "What an error costs", xTitle: "ŷ − y",
      series: [
        Series("squared", x: errors, y: errors.map { meanSquaredError(Tensor([$0]), zero).loss }),
        Series("absolute", x: errors, y: errors.map { meanAbsoluteError(Tensor([$0]), zero).loss }),
        Series("Huber, δ = 1", x: errors, y: errors.map { huberLoss(Tensor([$0]), zero).loss }),
      ]), on: console, height: 15)
  let one = Tensor([1])
  let scores = (-150...150).map { Scalar($0) / 50 }
  report.show(
    "classification-losses",
    LinePlot(
      title: "What a score costs when the answer is yes", xTitle: "score z",
      series: [
        Series("hinge", x: scores, y: scores.map { hingeLoss(Tensor([$0]), one).loss }),
        Series(
          "cross-entropy", x: scores, y: scores.map { binaryCrossEntropy(Tensor([$0]), one).loss }),
      ]), on: console, height: 13)
  showHouses(on: console, into: &report)
  showSpam(on: console, into: &report)
}

/// 004 §4.1.1: four prices in thousands; the article says 25, and speaks of outliers without one.
private func showHouses(on console: Console, into report: inout Report) {
  let prices = Tensor([200, 250, 300, 350])
  let predictions = Tensor([210, 260, 290, 340])
  let wild = Tensor([210, 260, 290, 250])
  let squared = [predictions, wild].map { meanSquaredError($0, prices).loss }
  let absolute = [predictions, wild].map { meanAbsoluteError($0, prices).loss }
  let huber = [predictions, wild].map { huberLoss($0, prices).loss }
  let rows = [("squared", squared), ("absolute", absolute), ("Huber, δ = 1", huber)]
  report.show(
    "house-prices",
    Table(
      title: "Four houses, each off by 10; then one of them off by 100",
      headers: ["loss", "all off by 10", "one off by 100", "times"],
      rows: rows.map { [$0, short($1[0]), short($1[1]), short($1[1] / $1[0])] }),
    on: console)
  console.print("\nArticle 004 gets 25 for the first number; it is the mean of four times 100.")
  report.add("house_mean_squared_error", squared[0])
  report.add("house_mean_squared_error_with_outlier", squared[1])
  report.add("house_mean_absolute_error", absolute[0])
  report.add("house_mean_absolute_error_with_outlier", absolute[1])
}

/// 004 §4.1.2: a spam message that is given the probability 0.8.
private func showSpam(on console: Console, into report: inout Report) {
  let loss = klDivergence(of: Tensor([[1, 0]]), from: Tensor([[0.8, 0.2]])).loss
  console.print(
    "Spam with the probability 0.8 costs −ln 0.8 = \(brief(loss)) nats; there it is right.")
  report.add("spam_cross_entropy", loss)
}
