import Program

run("foundations", summary: "Soon.", example: "", options: [.quick]) { _, console, _ in
  console.print("Soon.")
}
