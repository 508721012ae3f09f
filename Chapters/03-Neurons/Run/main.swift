import Program

// The chapter at work: what activations and losses look like, how they treat a gradient, and what
// one neuron can learn and cannot.

run(
  "neurons",
  summary: "Shows activations, losses and their slopes, gradients in ten layers, and one neuron.",
  example: "--steps 300 --rate 2 --seed 1",
  options: [
    .steps(1000, quick: 200, "training steps of the one neuron"), .rate(1), .seed(0),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  showActivations(on: console, into: &report)
  showLosses(on: console, into: &report)
  showGradientFlow(seed: arguments.seed, on: console, into: &report)
  showGates(arguments, on: console, into: &report)
}
