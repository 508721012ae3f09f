import Program

run("convolution", summary: "x", example: "", options: [.seed(0)]) { _, _, _ in }
