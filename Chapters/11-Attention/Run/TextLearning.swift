import Attention
import Figures
import Foundation
import LanguageModel
import Learning
import Optimizers
import Program
import Tensors

/// A character GPT: learns from a text, shows how well it predicts, and writes.
func learnText(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  guard arguments.width % arguments.heads == 0 else {
    throw UsageError.conflict(
      "\(arguments.heads) heads do not divide the width \(arguments.width)")
  }
  let corpus = try TextCorpus(arguments)
  var generator = SeededGenerator(seed: arguments.seed)
  var training = TextTraining(corpus, arguments, using: &generator)
  training.introduce(on: console)
  training.run(using: &generator, on: console)
  training.show(on: console, into: &report)
  if let path = arguments.save {
    try save(training.model, corpus.vocabulary, to: path)
    console.print("\nSaved to \(path).")
  }
}

/// A GPT in training.
struct TextTraining {
  var model: GPT
  let corpus: TextCorpus
  let arguments: Arguments
  let steps: Int
  /// Twenty batches of the text that is not learned from, the same in every run.
  let tests: [SequenceBatch]
  /// The loss of every step.
  var losses: [Scalar] = []
  /// The validation losses: after how many steps, and how large.
  var validation: [(step: Int, loss: Scalar)] = []

  init(_ corpus: TextCorpus, _ arguments: Arguments, using generator: inout SeededGenerator) {
    self.corpus = corpus
    self.arguments = arguments
    steps = arguments.steps(500, quick: 20)
    model = GPT(
      vocabulary: corpus.vocabulary.count, length: arguments.length, width: arguments.width,
      heads: arguments.heads, blocks: arguments.blocks, using: &generator)
    var fixed = SeededGenerator(seed: 1_234)
    tests = (0..<(arguments.quick ? 2 : 20)).map { _ in
      SequenceBatch(
        TextBatch(of: corpus.validation, steps: arguments.length, count: 32, using: &fixed))
    }
  }

  /// Trains, and shows something written every few seconds.
  mutating func run(using generator: inout SeededGenerator, on console: Console) {
    let rate = arguments.rate(arguments.isRecipe ? 0.001 : 0.002)
    var step = Optimizer(Adam(rate: rate), for: model)
    let schedule = CosineSchedule(
      rate: rate, steps: steps, warmUp: min(50, steps / 10), floor: rate / 10)
    let parts = min(steps, 10)
    var progress = ProgressBar(
      on: console, epochs: parts, stepsPerEpoch: (steps + parts - 1) / parts)
    for part in 0..<parts {
      while losses.count < steps * (part + 1) / parts {
        let batch = SequenceBatch(
          TextBatch(
            of: corpus.training, steps: arguments.length, count: arguments.batch,
            using: &generator))
        let (loss, gradient) = model.lossAndGradient(batch)
        if !arguments.isRecipe { step.rule.rate = schedule(losses.count + 1) }
        step(&model, arguments.isRecipe ? gradient : clipped(gradient, to: 1))
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
  private func validationLoss(of batches: [SequenceBatch]) -> Scalar {
    var mean = TokenMean()
    for batch in batches { mean.add(model.loss(batch), tokens: batch.inputs.count) }
    return mean.mean
  }

  /// Something written now, on one line, from the same beginning with the same random numbers.
  private func sample(_ count: Int) -> String {
    let text = written(by: model, corpus.vocabulary, arguments, count: count)
    return "  " + text.map { $0.isNewline ? " ⏎ " : String($0) }.joined()
  }
}

/// A text that begins with the prompt and goes on as the model does.
func written(
  by model: GPT, _ vocabulary: Vocabulary, _ arguments: Arguments, count: Int
) -> String {
  var generator = SeededGenerator(seed: arguments.seed)
  let known = vocabulary.tokens(of: arguments.prompt)
  let rest = model.continuation(
    of: known.isEmpty ? [0] : known, count: count, by: arguments.sampler, using: &generator)
  return (known.isEmpty ? "" : vocabulary.text(of: known)) + vocabulary.text(of: rest)
}
