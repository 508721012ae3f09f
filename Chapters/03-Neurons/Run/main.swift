import Program

run("neurons", summary: "Soon.", example: "", options: [.quick]) { _, console, _ in
  console.print("Soon.")
}
