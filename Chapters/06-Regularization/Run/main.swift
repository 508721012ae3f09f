import Program

// The chapter at work: a network learns wrong labels by heart, and what keeps it from doing so.

run(
  "regularization",
  summary: "Trains a network on 400 digits, three in ten wrongly labelled, in seven ways.",
  example: "--seeds 5",
  options: [
    .epochs(100, quick: 6), .rate(0.001), .batch(64), .seed(0), .seeds(),
    .check("compares every entry of a gradient with dropout and penalties with differences"),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  if arguments.check {
    checkGradient(arguments, on: console, into: &report)
  } else {
    learnNoise(arguments, on: console, into: &report)
  }
}
