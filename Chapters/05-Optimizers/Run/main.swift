import Program

// The chapter at work: optimizers race down three landscapes and train one network on digits.

run(
  "optimizers",
  summary: "Races the optimizers on three landscapes and compares them on handwritten digits.",
  example: "--article 002-5 --seed 1",
  options: [
    .epochs(15, quick: 2, data: 5), .batch(64), .seed(0),
    .data("folder with MNIST's files, unpacked, instead of the embedded digits"),
    .article(["002-5", "001-5.1"]), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  switch arguments.article {
  case "002-5": try runArticle002(arguments, on: console, into: &report)
  case "001-5.1": try runArticle001(arguments, on: console, into: &report)
  default:
    report.formulas = [
      "004-F11", "004-F12", "004-F13", "004-F14", "004-F15", "004-F16", "004-F17", "004-F18",
    ]
    race(arguments, on: console, into: &report)
    try learnDigits(arguments, on: console, into: &report)
  }
}
