import Datasets
import Figures
import Foundation
import Learning
import LogisticRegression
import Program
import Tensors

extension LearnedDigits {
  /// Prints losses, confusion matrix, hardest images and the test accuracy.
  func show(on console: Console, into report: inout Report) {
    report.show("losses", losses, on: console)
    report.show("confusion-matrix", confusionMap, on: console)
    report.show("hardest-images", hardest, on: console)
    console.print()
    console.print(
      console.styled("Test accuracy \(percent(accuracy)) %", .bold)
        + ": \(confusion.correct) of \(confusion.total) images")
  }

  private var losses: LinePlot {
    LinePlot(
      title: "Loss in nats", xTitle: "epoch", isLogarithmic: true,
      series: [
        Series("training", y: history.trainLosses), Series("test", y: history.testLosses),
      ])
  }

  private var confusionMap: HeatMap {
    let counts = confusion.counts.map { $0.map { Scalar($0) } }
    let names = (0..<test.classCount).map(String.init)
    return HeatMap(
      Tensor(counts), title: "Confusion matrix", rowTitle: "truth", columnTitle: "guess",
      rowLabels: names, columnLabels: names)
  }

  /// The twelve test images with the largest losses: all mistakes first, then narrow escapes.
  private var hardest: ImageGrid {
    let normaliser = logits.logSumExpOfColumns()
    let losses = test.labels.indices.map { normaliser[$0] - logits[$0, test.labels[$0]] }
    let worst = losses.indices.sorted { losses[$0] > losses[$1] }.prefix(12)
    let guesses = logits.argmaxOfColumns()
    let captions = worst.map { "\(test.labels[$0]) → \(guesses[$0])" }
    return ImageGrid(
      test.selecting(worst).images(), title: "The hardest images: truth → guess",
      captions: captions, columns: 6)
  }
}

/// A share in percent with two decimals; nothing is cut off (E002-14).
func percent(_ share: Scalar) -> String { String(format: "%.2f", Double(share) * 100) }
