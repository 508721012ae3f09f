import Figures
import Foundation
import LanguageModel
import Learning
import Optimizers
import Program
import Tensors

/// The main job: train a model on a text, show how well it predicts, and let it write.
func learn<Layer: SequenceLayer>(
  _: Layer.Type, _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  let start = ContinuousClock.now
  let corpus = try Corpus(arguments)
  var generator = SeededGenerator(seed: arguments.seed)
  var training = Training<Layer>(corpus, arguments, using: &generator)
  training.introduce(on: console)
  training.run(using: &generator, on: console)
  training.show(on: console, into: &report)
  if let path = arguments.save {
    let file = ModelFile(training.model, corpus.vocabulary)
    try WholeFile.write(Data(file.bytes), to: path)
    console.print("\nSaved to \(path).")
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}

/// A model in training.
struct Training<Layer: SequenceLayer> {
  var model: TextModel<Layer>
  let corpus: Corpus
  let arguments: Arguments
  /// Twenty pieces of the text that is not learned from, the same in every run.
  let tests: [TextBatch]
  /// The loss of every step.
  var losses: [Scalar] = []
  /// The validation losses: after how many steps, and how large.
  var validation: [(step: Int, loss: Scalar)] = []

  init(_ corpus: Corpus, _ arguments: Arguments, using generator: inout SeededGenerator) {
    self.corpus = corpus
    self.arguments = arguments
    model = TextModel(
      vocabulary: corpus.vocabulary.count, embedding: arguments.embedding,
      hidden: arguments.hidden, layers: arguments.depth, using: &generator)
    var fixed = SeededGenerator(seed: 1_234)
    let count = arguments.quick ? 2 : 20
    tests = (0..<count).map { _ in
      TextBatch(of: corpus.validation, steps: arguments.length, count: 32, using: &fixed)
    }
  }

  /// Trains, and shows something written every few seconds.
  ///
  /// The loop whose body article 001 §5.2 leaves out: 001-C02g.
  mutating func run(using generator: inout SeededGenerator, on console: Console) {
    var step = Optimizer(Adam(rate: arguments.isRecipe ? 0.001 : arguments.rate), for: model)
    let schedule = CosineSchedule(
      rate: arguments.rate, steps: arguments.steps, warmUp: min(20, arguments.steps / 10),
      floor: arguments.rate / 10)
    let parts = min(arguments.steps, 10)
    var progress = ProgressBar(
      on: console, epochs: parts, stepsPerEpoch: (arguments.steps + parts - 1) / parts)
    for part in 0..<parts {
      let end = arguments.steps * (part + 1) / parts
      while losses.count < end {
        let batch = TextBatch(
          of: corpus.training, steps: arguments.length, count: arguments.batch, using: &generator)
        let (loss, _, gradient) = model.lossAndGradient(batch)
        if !arguments.isRecipe { step.rule.rate = schedule(losses.count + 1) }
        step(&model, arguments.isRecipe ? gradient : clipped(gradient, to: arguments.clip))
        losses.append(loss)
        progress.step(["loss": loss, "perplexity": perplexity(loss)])
      }
      // On the way a fifth of the test pieces will do.
      let loss = validationLoss(of: part + 1 == parts ? tests : Array(tests.prefix(4)))
      validation.append((losses.count, loss))
      progress.endEpoch(["loss": recentLoss, "validation": loss])
      if part + 1 < parts { console.print(console.styled(sample(60), .dim)) }
    }
  }

  /// The mean loss of the last 50 steps.
  var recentLoss: Scalar {
    let last = losses.suffix(50)
    return last.reduce(0, +) / Scalar(last.count)
  }

  /// The mean loss over all tokens of some test pieces.
  private func validationLoss(of batches: [TextBatch]) -> Scalar {
    var mean = TokenMean()
    for batch in batches { mean.add(model.loss(batch), tokens: batch.inputs.count) }
    return mean.mean
  }

  /// Something written now, on one line, from the same beginning with the same random numbers.
  private func sample(_ count: Int) -> String {
    var generator = SeededGenerator(seed: arguments.seed)
    let text = written(
      by: model, corpus.vocabulary, arguments, count: count, using: &generator)
    return "  " + text.map { $0.isNewline ? " ⏎ " : String($0) }.joined()
  }
}

/// A text that begins with the prompt and goes on as the model does.
func written<Layer: SequenceLayer>(
  by model: TextModel<Layer>, _ vocabulary: Vocabulary, _ arguments: Arguments, count: Int,
  using generator: inout SeededGenerator
) -> String {
  let known = vocabulary.tokens(of: arguments.prompt)
  let tokens = known.isEmpty ? [0] : known
  let rest = model.continuation(of: tokens, count: count, by: arguments.sampler, using: &generator)
  return (known.isEmpty ? "" : vocabulary.text(of: known)) + vocabulary.text(of: rest)
}
