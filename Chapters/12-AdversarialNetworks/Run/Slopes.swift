import AdversarialNetworks
import Figures
import Foundation
import Program
import Tensors

/// How strongly the generator is pulled, by the game as written and by the loss that is used.
func showSlopes(on console: Console, into report: inout Report) {
  let probabilities: [Scalar] = [0.001, 0.01, 0.1, 0.5, 0.9, 0.999]
  let rows = probabilities.map { d in
    let logit = Tensor([[log(d / (1 - d))]])
    let slopes = GeneratorObjective.allCases.map { objective in
      abs(generatorLoss(logit, objective).backward()[0, 0])
    }
    return ["\(d)"] + slopes.map { String(format: "%.3f", Double($0)) }
  }
  report.show(
    "slopes",
    Table(
      title: "The slope of the generator's loss, by what D thinks of its example",
      headers: ["D(G(z))"] + GeneratorObjective.allCases.map(\.rawValue), rows: rows),
    on: console)
}
