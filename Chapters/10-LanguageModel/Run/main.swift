import LanguageModel
import Program
import Recurrence

// The chapter at work: a network reads a text character by character, and writes one.

run(
  "language-model",
  summary: "Trains an LSTM on a text, character by character, and lets it write.",
  example: "--steps 500 --layer gru --seed 1",
  options: [
    .text("a text file in UTF-8 instead of this book's own chapters"),
    .layer, .embedding, .hidden, .depth, .length,
    .steps(1_000, quick: 20), .batch(32), .rate(0.003), .clip, .seed(0),
    .recipe, .temperature, .topK, .nucleus, .characters,
    .save("writes the trained model"),
    .load("writes with a model saved by --save, without training"),
    .prompt("The "),
    .check("compares every entry of small models' gradients with central differences"),
    .article(["001-5.2"]), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  report.formulas = ["001-C02", "001-C02a", "001-C02b", "001-C02c", "001-C02e", "001-C02g"]
  if arguments.article != nil { return runArticle001(arguments, on: console, into: &report) }
  if arguments.check { return checkGradients(arguments, on: console, into: &report) }
  if let path = arguments.load {
    return try write(with: path, arguments, on: console, into: &report)
  }
  switch arguments.layer {
  case GRU.name: try learn(GRU.self, arguments, on: console, into: &report)
  case RecurrentLayer.name: try learn(RecurrentLayer.self, arguments, on: console, into: &report)
  default: try learn(LSTM.self, arguments, on: console, into: &report)
  }
}
