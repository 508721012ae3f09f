import Backpropagation
import Datasets
import DeepNetworks
import Program
import Tensors

/// A network of twenty layers that takes part in the comparison.
struct Contestant {
  /// What it is called in tables and pictures.
  let name: String
  /// What its results are called in the report.
  let key: String
  /// Whether the chapter's claim is that it learns.
  let isRemedy: Bool
  /// Trains it.
  let learn:
    (LabelledExamples, LabelledExamples, Arguments, inout SeededGenerator, Console) -> History

  private init<Network: Classifier>(
    _ kind: String, _ initialization: Initialization, isRemedy: Bool = false,
    _ make: @escaping (Initialization, inout SeededGenerator) -> Network
  ) {
    name = "\(kind), \(initialization.rawValue)"
    key = "\(kind.replacing(" ", with: "_"))_\(initialization.key)"
    self.isRemedy = isRemedy
    learn = { training, test, arguments, generator, console in
      var network = make(initialization, &generator)
      return train(
        &network, on: training, testing: test, arguments, using: &generator, showingOn: console)
    }
  }

  /// All of them: what the articles give, what initialisation alone can do, and the two remedies.
  static let all: [Contestant] =
    [.article, .framework, .glorotUniform, .heNormal].map { plain($0) } + [
      normalized(.article), normalized(.glorotUniform), residual(.article),
      residual(.glorotUniform),
    ]

  private static func plain(_ initialization: Initialization) -> Contestant {
    Contestant("plain", initialization) { initialization, generator in
      MultilayerPerceptron(initialization, inputs: 64, using: &generator)
    }
  }

  private static func normalized(_ initialization: Initialization) -> Contestant {
    Contestant("batch norm", initialization, isRemedy: initialization != .article) {
      NormalizedNetwork($0, inputs: 64, using: &$1)
    }
  }

  private static func residual(_ initialization: Initialization) -> Contestant {
    Contestant("residual", initialization, isRemedy: initialization != .article) {
      ResidualNetwork($0, inputs: 64, using: &$1)
    }
  }
}
