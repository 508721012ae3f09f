import Program

// The chapter at work: a line between two moons, and ten templates of handwritten digits.

run(
  "logistic-regression",
  summary: "Draws the boundary between two moons and learns a template of every digit.",
  example: "--seed 3 --epochs 20",
  options: [
    .steps(1_000, quick: 100, "steps of gradient descent on the moons"),
    .epochs(80, quick: 10), .rate(0.5), .batch(64), .seed(0),
    .check("compares every gradient of the chapter with central differences"),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  if arguments.check {
    checkGradients(arguments, on: console, into: &report)
  } else {
    try separateMoons(arguments, on: console, into: &report)
    learnTemplates(arguments, on: console, into: &report)
  }
}
