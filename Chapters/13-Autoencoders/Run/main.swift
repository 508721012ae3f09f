import Program

// The chapter at work: handwritten digits squeezed into a few numbers, and made again.

run(
  "autoencoders",
  summary: "Squeezes handwritten digits into a few numbers and makes them again.",
  example: "--epochs 100 --seed 1 --figures figures",
  options: [
    .epochs(200, quick: 3), .rate(0.002), .batch(64), .seed(0), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  report.formulas = ["002-T08"]
  var lab = Laboratory(arguments, console)
  lab.compareWithComponents(into: &report)
  let deep = lab.reconstruct(into: &report)
  lab.scoreAnomalies(deep, into: &report)
  lab.removeNoise(into: &report)
  lab.fillThePlane(into: &report)
}
