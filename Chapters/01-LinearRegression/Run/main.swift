import Program

// The chapter at work: a line through 100 points, walked to and computed.

run(
  "linear-regression",
  summary: "Fits a line to 100 noisy points, by gradient descent and by the normal equation.",
  example: "--rate 0.7 --epochs 50",
  options: [
    .epochs(1_000, quick: 200), .rate(0.01, data: 0.1), .seed(0),
    .data("table to fit instead: comma-separated numbers under a line of names"), .target(),
    .article(["000-4.1", "003-4.1"]), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  switch (arguments.article, arguments.data, arguments.target) {
  case ("000-4.1", nil, nil): runProgram000(arguments, on: console, into: &report)
  case (.some, nil, nil): runProgram003(arguments, on: console, into: &report)
  case (nil, nil, nil): fitLine(arguments, on: console, into: &report)
  case (nil, let path?, let target?):
    try fitTable(path, target, arguments, on: console, into: &report)
  case (nil, _, _): throw UsageError.conflict("--data PATH and --target COLUMN need each other")
  default: throw UsageError.conflict("--article has its own data; leave out --data and --target")
  }
}
