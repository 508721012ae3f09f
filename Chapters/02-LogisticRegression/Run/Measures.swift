import Figures
import Learning
import Program
import Tensors

/// What guesses about two classes are worth: confusion matrix, four shares and the ROC curve.
func showMeasures(
  guesses: [Int], scores: Tensor, labels: [Int], on console: Console, into report: inout Report
) {
  let confusion = ConfusionMatrix(guesses: guesses, labels: labels, classCount: 2)
  let curve = ROCCurve(scores: scores.scalars, labels: labels)
  report.show("confusion-matrix", confusionMap(confusion), on: console)
  report.show("roc-curve", plot(of: curve), on: console, height: 12)
  let (precision, recall, f1) = (
    confusion.precision(of: 1), confusion.recall(of: 1), confusion.f1(of: 1)
  )
  let table = Table(
    title: "What the guesses are worth", headers: ["measure", "value", "meaning"],
    rows: [
      ["accuracy", brief(confusion.accuracy), "of all points, the share taken for what it is"],
      ["precision", brief(precision), "of those taken for class 1, the share that is"],
      ["recall", brief(recall), "of those of class 1, the share that was found"],
      ["F1", brief(f1), "the harmonic mean of precision and recall"],
      ["AUC", brief(curve.area), "of pairs, one of each class, the share in order"],
    ])
  report.show("measures", table, on: console)
  report.add("accuracy", confusion.accuracy)
  report.add("precision", precision)
  report.add("recall", recall)
  report.add("f1", f1)
  report.add("auc", curve.area)
  report.add("confusion_matrix", confusion.counts)
}

private func confusionMap(_ confusion: ConfusionMatrix) -> HeatMap {
  let names = confusion.counts.indices.map(String.init)
  return HeatMap(
    Tensor(confusion.counts.map { $0.map { Scalar($0) } }), title: "Confusion matrix",
    rowTitle: "truth", columnTitle: "guess", rowLabels: names, columnLabels: names)
}

private func plot(of curve: ROCCurve) -> LinePlot {
  LinePlot(
    title: "ROC curve: every threshold at once",
    xTitle: "share of class 0 taken for class 1", yTitle: "share of class 1 found",
    series: [
      Series(
        "model", x: curve.points.map(\.falsePositiveRate), y: curve.points.map(\.truePositiveRate)),
      Series("guessing", x: [0, 1], y: [0, 1]),
    ])
}
