import Program

// The chapter at work: derivatives by their definition, wrong gradients caught, products timed.

run(
  "foundations",
  summary: "Measures difference quotients, catches wrong gradients, times the matrix product.",
  example: "--seed 1",
  options: [.seed(0), .figures, .report, .quick, .json]
) { arguments, console, report in
  measureDifferences(on: console, into: &report)
  catchMistakes(arguments, on: console, into: &report)
  showSharperChecks(arguments, on: console, into: &report)
  timeProducts(arguments, on: console, into: &report)
}
