import Convolution
import Datasets
import Figures
import Foundation
import Learning
import Program
import Tensors

/// A trained network and how it did.
struct LearnedDigits {
  let network: ConvolutionalNetwork
  let history: History
  let test: LabelledExamples
  let logits: Tensor
  let confusion: ConfusionMatrix

  init(network: ConvolutionalNetwork, history: History, test: LabelledExamples) {
    (self.network, self.history, self.test) = (network, history, test)
    logits = network.logits(test.images())
    confusion = ConfusionMatrix(
      guesses: logits.argmaxOfColumns(), labels: test.labels, classCount: test.classCount)
  }

  /// Prints mistakes, confusion matrix and accuracy; keeps the pictures of what was learned.
  func show(on console: Console, into report: inout Report) {
    report.keep("losses", losses)
    report.keep("filters", filters)
    report.keep("first-maps", firstMaps)
    report.keep("second-maps", secondMaps)
    report.show("confusion-matrix", confusionMap, on: console)
    report.show("hardest-images", hardest, on: console)
    console.print()
    console.print(
      console.styled("Test accuracy \(percent(confusion.accuracy)) %", .bold)
        + ": \(confusion.correct) of \(confusion.total) images")
    report.add("test_accuracy", confusion.accuracy)
    report.add("train_loss", history.trainLosses.last)
    report.add("test_loss", history.testLosses.last)
    report.add("train_losses", history.trainLosses)
    report.add("test_losses", history.testLosses)
    report.add("confusion_matrix", confusion.counts)
    report.add("parameters", network.parameterCount)
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

  /// The test images with the largest losses: all mistakes first, then narrow escapes.
  private var hardest: ImageGrid {
    let normaliser = logits.logSumExpOfColumns()
    let losses = test.labels.indices.map { normaliser[$0] - logits[$0, test.labels[$0]] }
    let worst = losses.indices.sorted { losses[$0] > losses[$1] }.prefix(8)
    let guesses = logits.argmaxOfColumns()
    let captions = worst.map { "\(test.labels[$0]) → \(guesses[$0])" }
    return ImageGrid(
      test.selecting(worst).images(), title: "The hardest images: truth → guess",
      captions: captions, columns: 4)
  }

  /// The kernels of the first layer; grey is 0, white positive, black negative.
  private var filters: ImageGrid {
    let kernels = planes(of: network.first.kernel.reshaped([1] + network.first.kernel.shape))
    let largest = kernels.map { abs($0) }.max()
    return ImageGrid(
      kernels, title: "The kernels of the first layer", columns: 8, range: -largest...largest)
  }

  private var firstMaps: ImageGrid {
    ImageGrid(planes(of: maps.first), title: "Feature maps of the first layer", columns: 8)
  }

  private var secondMaps: ImageGrid {
    ImageGrid(planes(of: maps.second), title: "Feature maps of the second layer", columns: 8)
  }

  /// What the network sees of the first test image of a three (or whatever stands there).
  private var maps: FeatureMaps {
    let example = test.labels.firstIndex(of: 3) ?? 0
    return network.featureMaps(test.selecting([example]).images())
  }

  /// The channels of the first image as grey images [C, H, W], of its first input channel.
  private func planes(of images: Tensor) -> Tensor {
    let (height, width, maps) = (images.shape[1], images.shape[2], images.shape[images.rank - 1])
    let pixels = images.count / images.shape[0] / (height * width)
    var planes = Tensor.zeros([maps, height, width])
    for i in 0..<height {
      for j in 0..<width {
        for map in 0..<maps {
          planes[map, i, j] = images.scalars[(i * width + j) * pixels + map]
        }
      }
    }
    return planes
  }
}

/// A share in percent with two decimals.
func percent(_ share: Scalar) -> String { String(format: "%.2f", Double(share) * 100) }
