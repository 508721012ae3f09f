import Program

run("linear-regression", summary: "Soon.", example: "", options: [.quick]) { _, console, _ in
  console.print("Soon.")
}
