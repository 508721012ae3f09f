import Program

// The chapter at work: what a recurrent network remembers, and how soon it forgets.

run(
  "recurrence",
  summary: "Trains recurrent networks on memories of growing length and measures their gradients.",
  example: "--only echo --seed 1",
  options: [
    .only(["echo", "adding", "sine", "gradients"], "one part of the program"),
    .steps(3_000, quick: 60), .rate(0.003), .batch(32), .seed(0),
    .check("compares every entry of a small network's gradient with central differences"),
    .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  report.formulas = ["000-T05", "000-F04", "000-F05", "003-F09"]
  if arguments.check {
    checkGradient(arguments, on: console, into: &report)
    return
  }
  let start = ContinuousClock.now
  let parts: [(String, (Arguments, Console, inout Report) -> Void)] = [
    ("gradients", showGradients), ("echo", learnEchoes), ("adding", learnAdding),
    ("sine", continueSine),
  ]
  for (name, part) in parts where arguments.only == nil || arguments.only == name {
    part(arguments, console, &report)
  }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  console.print("\n\(brief(.seconds(seconds))) in all.")
  report.add("seconds", seconds)
}
