import Program

// The chapter at work: signals through thirty layers, then networks of twenty layers on real digits.

run(
  "deep-networks",
  summary: "Sends signals through 30 layers and trains networks of 20 layers on digits.",
  example: "--epochs 10 --seed 1",
  options: [
    .epochs(20, quick: 2), .rate(0.05), .batch(32), .seed(0),
    .check("compares every entry of three small networks' gradients with central differences"),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  if arguments.check {
    checkGradients(arguments, on: console, into: &report)
  } else {
    try checkBatches(arguments)
    report.formulas = ["002-T12", "002-T13"]
    showSignals(seed: arguments.seed, on: console, into: &report)
    learnDigits(arguments, on: console, into: &report)
  }
}
