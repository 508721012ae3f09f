import Figures
import Neurons
import Program
import Tensors

/// One neuron learns AND, fails at XOR, and three by hand do it.
func showGates(_ arguments: Arguments, on console: Console, into report: inout Report) {
  console.print()
  console.print(console.styled("What one neuron can learn", .bold))
  let learned = [LogicGate.and, .xor].map { gate in
    var generator = SeededGenerator(seed: arguments.seed)
    return gate.teach(steps: arguments.steps, rate: arguments.rate, using: &generator)
  }
  report.show(
    "gate-losses",
    LinePlot(
      title: "Loss of one neuron in nats", xTitle: "step",
      series: [
        Series("AND", y: learned[0].losses, from: 0), Series("XOR", y: learned[1].losses, from: 0),
      ]), on: console, height: 13)
  let probabilities = learned.map { sigmoid($0.neuron.forward(LogicGate.inputs).y) }
  report.show("gates", decisions(probabilities), on: console)
  explain(learned[1].losses[arguments.steps], on: console)
  for (name, outcome) in zip(["and", "xor"], learned) {
    report.add("\(name)_loss", outcome.losses[arguments.steps])
    report.add("\(name)_losses", outcome.losses)
  }
  report.add("and_probabilities", probabilities[0].scalars)
  report.add("xor_probabilities", probabilities[1].scalars)
  report.add("xor_by_two_layers", ExclusiveOr().output(LogicGate.inputs).scalars)
}

/// The four examples, and what is made of them.
private func decisions(_ probabilities: [Tensor]) -> Table {
  let byHand = ExclusiveOr().output(LogicGate.inputs)
  return Table(
    headers: ["x₁", "x₂", "AND", "one neuron", "XOR", "one neuron", "two layers by hand"],
    rows: (0..<4).map { n in
      [LogicGate.inputs[n, 0], LogicGate.inputs[n, 1], LogicGate.and.targets[n]].map(short)
        + [brief(probabilities[0][n]), short(LogicGate.xor.targets[n])]
        + [brief(probabilities[1][n]), brief(byHand[n])]
    })
}

private func explain(_ loss: Scalar, on console: Console) {
  console.print(
    """

    AND is learned: a line parts (1, 1) from the rest. XOR ends at a loss of \(brief(loss));
    ln 2 = 0.6931 is what it costs to say ½ to everything. No weights do better:
    whatever they are, z(0,0) + z(1,1) = z(0,1) + z(1,0), and XOR wants the left
    side below 0 and the right side above.

    Two layers can: h₁ = x₁ OR x₂, h₂ = NOT (x₁ AND x₂), y = h₁ AND h₂. Here their
    weights are set by hand; chapter 04 learns such things.
    """)
}
