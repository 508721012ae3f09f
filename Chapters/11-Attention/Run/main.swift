import Program

// The chapter at work: a formula, a network that sorts, one that translates dates, one that writes.

run(
  "attention",
  summary: "Lets transformers sort numbers, translate dates and write, and draws where they look.",
  example: "--only dates --seeds 3",
  options: [
    .only(["formula", "sorting", "dates", "text"], "one part of the program"),
    .text("a text file in UTF-8 to learn to write from, instead of chapter 10's"),
    .steps, .rate, .batch(32), .seed(0), .seeds(), .threads(),
    .blocks, .width, .heads, .length, .recipe, .temperature, .characters,
    .save("writes the trained text model"),
    .load("writes with a text model saved by --save, without training"),
    .prompt("The "),
    .check("compares every entry of small models' gradients with central differences"),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  report.formulas = ["003-F10", "003-F10b", "003-F11"]
  try refuseContradictions(arguments)
  if arguments.check { return checkGradients(arguments, on: console, into: &report) }
  if let path = arguments.load {
    return try write(with: path, arguments, on: console, into: &report)
  }
  let start = ContinuousClock.now
  let part = arguments.only ?? (arguments.asksForText ? "text" : nil)
  if part == nil || part == "formula" { showFormula(arguments, on: console, into: &report) }
  if part == nil || part == "sorting" { learnSorting(arguments, on: console, into: &report) }
  if part == nil || part == "dates" { learnDates(arguments, on: console, into: &report) }
  if part == "text" || part == nil && arguments.quick {
    try learnText(arguments, on: console, into: &report)
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}
