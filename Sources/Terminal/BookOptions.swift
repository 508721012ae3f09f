import Foundation
import Tensors

// The options of the book. A program lists those that it uses; any other it refuses.

extension Option {
  /// `--epochs N`, the passes over the training examples; with `--quick` or `--data` another preset.
  public static func epochs(_ preset: Int, quick: Int? = nil, data: Int? = nil) -> Option {
    Option(
      "epochs", "N", .whole(1...Int.max), "passes over the training examples",
      preset: .whole(preset), quickPreset: quick.map { .whole($0) },
      dataPreset: data.map { .whole($0) })
  }

  /// `--steps N`, of whatever the program counts; under `--quick` another preset.
  public static func steps(
    _ preset: Int, quick: Int? = nil, _ help: String = "training steps"
  ) -> Option {
    Option(
      "steps", "N", .whole(1...Int.max), help,
      preset: .whole(preset), quickPreset: quick.map { .whole($0) })
  }

  /// `--rate X`, the learning rate; with `--data` another preset.
  public static func rate(_ preset: Scalar, data: Scalar? = nil) -> Option {
    Option(
      "rate", "X", .positive, "learning rate", preset: .number(preset),
      dataPreset: data.map { .number($0) })
  }

  /// `--batch N`, the examples of one training step.
  public static func batch(_ preset: Int) -> Option {
    Option("batch", "N", .whole(1...Int.max), "examples of a step", preset: .whole(preset))
  }

  /// `--seed N`, of the random numbers.
  public static func seed(_ preset: Int) -> Option {
    Option("seed", "N", .whole(0...Int.max), "seed of the random numbers", preset: .whole(preset))
  }

  /// `--seeds N`, so many seeds from 0 on, of which the program shows the means.
  public static func seeds(_ preset: Int = 1) -> Option {
    Option(
      "seeds", "N", .whole(1...1_000), "how many seeds to take the means of",
      preset: .whole(preset))
  }

  /// `--threads N`; without a preset, as many as the machine has processors.
  public static func threads(
    _ preset: Int = min(ProcessInfo.processInfo.activeProcessorCount, 1_024)
  ) -> Option {
    Option("threads", "N", .whole(1...1_024), "threads to work on", preset: .whole(preset))
  }

  /// `--data PATH`, the reader's own examples.
  public static func data(_ help: String) -> Option { Option("data", "PATH", .text, help) }

  /// `--text FILE`, the reader's own text.
  public static func text(_ help: String) -> Option { Option("text", "FILE", .text, help) }

  /// `--target COLUMN`, the column of a table to predict.
  public static func target(_ preset: String? = nil) -> Option {
    Option("target", "COLUMN", .text, "column to predict", preset: preset.map { .text($0) })
  }

  /// `--split NAME`, one of the names; the first is the preset.
  public static func split(_ names: [String], _ help: String) -> Option {
    Option("split", "NAME", .choice(names), help, preset: names.first.map { .text($0) })
  }

  /// `--prompt TEXT`, what a language model goes on from.
  public static func prompt(_ preset: String) -> Option {
    Option("prompt", "TEXT", .anyText, "text to go on from", preset: .text(preset))
  }

  /// `--article ID`, to run a program that an article prints, as printed and as meant.
  public static func article(_ identifiers: [String]) -> Option {
    Option(
      "article", "ID", .choice(identifiers), "a program of the articles, as printed and as meant")
  }

  /// `--save FILE`, for what was learned.
  public static func save(_ help: String = "writes what was learned") -> Option {
    Option("save", "FILE", .text, help)
  }

  /// `--load FILE`, written by `--save` before.
  public static func load(_ help: String = "starts from a file written by --save") -> Option {
    Option("load", "FILE", .text, help)
  }

  /// `--check`, whatever the program can check about itself.
  public static func check(
    _ help: String = "compares the gradients with numerical ones"
  ) -> Option {
    Option(flag: "check", help)
  }

  /// `--only NAME`, to do one part of the work; `--list` tells the names.
  public static func only(_ names: [String], _ help: String) -> Option {
    Option("only", "NAME", .choice(names), help)
  }

  /// `--list`, to see what there is to do.
  public static func list(_ help: String) -> Option { Option(flag: "list", help) }

  /// `--figures FOLDER`, for the pictures.
  public static let figures = Option("figures", "FOLDER", .text, "writes the figures as files")

  /// `--report FILE.html`, for everything on one page.
  public static let report = Option("report", "FILE.html", .text, "writes one page with everything")

  /// `--quick`, for smaller work that ends within seconds.
  public static let quick = Option(flag: "quick", "does less work and ends within seconds")

  /// `--json`, for programs that read.
  public static let json = Option(flag: "json", "prints one JSON object and nothing else")

  /// `--json` of a program with many results: the object of each, on a line of its own, at once.
  public static let jsonLines = Option(flag: "json", "prints one JSON object a line, nothing else")

  /// `--help`, which every program has.
  package static let help = Option(flag: "help", "prints this text")
}
