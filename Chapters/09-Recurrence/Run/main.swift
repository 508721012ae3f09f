import Program

run(
  "recurrence", summary: "x.", example: "--seed 1",
  options: [.seed(0), .figures, .report, .quick, .json]
) { arguments, console, report in
  console.print("x")
}
