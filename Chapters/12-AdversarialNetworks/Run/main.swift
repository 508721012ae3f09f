import Program

// The chapter at work: two networks that learn from each other, first points of a ring, then digits.

run(
  "adversarial-networks",
  summary: "Lets a generator and a discriminator learn from each other: a ring, then digits.",
  example: "--only ring --steps 3000 --seed 1",
  options: [
    .only(["slopes", "ring", "digits", "distances"], "one experiment instead of all"),
    .steps(3_000, quick: 100), .seed(0),
    .seeds(), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  report.formulas = ["000-F06", "000-F07", "000-F08"]
  let chosen = arguments.only.map { [$0] } ?? ["slopes", "ring", "digits", "distances"]
  for experiment in chosen {
    switch experiment {
    case "slopes": showSlopes(on: console, into: &report)
    case "ring": learnRing(arguments, on: console, into: &report)
    case "distances": showDistances(arguments, on: console, into: &report)
    default: learnDigits(arguments, on: console, into: &report)
    }
  }
}
