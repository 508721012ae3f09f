import Tensors

/// A kind of work to be timed, in several sizes or forms.
package struct Workload {
  /// The name, which `--only` takes.
  package let name: String
  /// The sizes or forms.
  package let cases: [Case]

  /// One size or form of the work.
  package struct Case {
    /// The name, in letters that every program can read back.
    package let name: String
    /// What one run of the work does.
    package let amount: Amount
    /// Draws the data; what it returns does the work once and returns a number of its result.
    package let prepare: (inout SeededGenerator) -> () -> Scalar
  }
}

/// What one run of some work does.
package struct Amount {
  /// The name of what is counted: products, elements, examples.
  package let unit: String
  /// How many of them one run does.
  package let count: Int
  /// The additions and multiplications, where they set the pace.
  package var operations: Int?
  /// The bytes read and written, where they may set the pace.
  package var bytes: Int?

  /// Creates an amount.
  package init(unit: String, count: Int, operations: Int? = nil, bytes: Int? = nil) {
    (self.unit, self.count) = (unit, count)
    (self.operations, self.bytes) = (operations, bytes)
  }
}

extension Workload {
  /// All workloads: single operations, then whole training steps.
  package static var all: [Workload] {
    [
      .peak, .products, .functions, .softmaxes, .sums, .updates, .convolutions, .attention,
      .linearRegression, .sigmoidNetwork, .softmaxRegression, .multilayerPerceptron,
      .perceptronWithAdam, .convolutionalNetwork, .languageModel, .transformer,
      .adversarialNetworks,
    ]
  }

  /// Whether the parts of the peak that its cases reach are of interest.
  var countsOperations: Bool { cases.contains { $0.amount.operations != nil } }
}
