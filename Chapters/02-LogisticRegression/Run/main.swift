import Program

run("logistic-regression", summary: "Soon.", example: "", options: [.quick]) { _, console, _ in
  console.print("Soon.")
}
