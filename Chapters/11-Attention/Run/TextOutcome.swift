import Figures
import Foundation
import LanguageModel
import Program
import Tensors

extension TextTraining {
  /// Says what there is to learn.
  func introduce(on console: Console) {
    console.print(
      """

      Text: \(corpus.training.count) characters for training, \(corpus.validation.count) for \
      validation, \(corpus.vocabulary.count) different ones
      \(model.parameterCount) parameters: \(arguments.blocks) blocks of width \(arguments.width) \
      with \(arguments.heads) heads, batches of \(arguments.batch) × \(arguments.length)

      """)
  }

  /// Prints the losses beside those of who knows nothing and of who counts, and a text.
  func show(on console: Console, into report: inout Report) {
    let count = corpus.vocabulary.count
    let counted = BigramModel(of: corpus.training, vocabulary: count).loss(of: corpus.validation)
    let best = validation.last?.loss ?? .nan
    report.show("losses", plot(counting: counted), on: console)
    let rows: [(String, Scalar)] = [
      ("knows nothing, ln \(count)", log(Scalar(count))), ("counts pairs of characters", counted),
      ("this model, training text", recentLoss), ("this model, validation text", best),
    ]
    report.show(
      "outcome",
      Table(
        headers: ["", "loss in nats", "perplexity"],
        rows: rows.map { [$0.0, brief($0.1), brief(perplexity($0.1))] }), on: console)
    tellUnknown(arguments, corpus.vocabulary, on: console)
    let text = written(by: model, corpus.vocabulary, arguments, count: arguments.characters)
    console.print("\nIt writes:\n\n" + console.styled(text, .bold))
    report.add("parameters", model.parameterCount)
    report.add("train_loss", recentLoss)
    report.add("validation_loss", best)
    report.add("validation_perplexity", perplexity(best))
    report.add("bigram_loss", counted)
    report.add("train_losses", losses)
    report.add("validation_losses", validation.map(\.loss))
    report.add("text", text)
  }

  /// The losses over the steps; those of training as means over a fiftieth of them.
  private func plot(counting bigrams: Scalar) -> LinePlot {
    let training = means(of: losses, parts: 50)
    return LinePlot(
      title: "Loss in nats", xTitle: "step",
      series: [
        Series("training", x: training.ends, y: training.means),
        Series("validation", x: validation.map { Scalar($0.step) }, y: validation.map(\.loss)),
        Series("counted pairs", x: [0, Scalar(losses.count)], y: [bigrams, bigrams]),
      ])
  }
}
