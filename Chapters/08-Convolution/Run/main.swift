import Program

// The chapter at work: the convolutional network of article 000 learns digits, wherever they stand.

run(
  "convolution",
  summary: "Trains the convolutional network of article 000 on images of digits.",
  example: "--epochs 2 --batch 64 --seed 1",
  options: [
    .epochs(4, quick: 1, data: 5), .rate(0.001), .batch(32), .seed(0), .threads(),
    .data("folder with MNIST's files, unpacked (003-4.3: CIFAR-10's), instead of drawn digits"),
    .check("compares every entry of a small network's gradient with central differences"),
    .article(["000-4.2", "003-4.3"]), .figures, .report, .quick, .json,
  ]
) { arguments, console, report in
  switch arguments.article {
  case "000-4.2": try runArticle000(arguments, on: console, into: &report)
  case "003-4.3": try runArticle003(arguments, on: console, into: &report)
  default:
    if arguments.check {
      checkGradient(arguments, on: console, into: &report)
    } else {
      try learnDigits(arguments, on: console, into: &report)
    }
  }
}
