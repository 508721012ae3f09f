import Program

extension Option {
  /// `--seeds N`, so many seeds in a row, of which the program shows the means.
  static let seeds = Option(
    "seeds", "N", .whole(1...1_000), "how many seeds to take the means of", preset: .whole(1))
}

extension Arguments {
  /// The number of seeds, at least 1.
  var seeds: Int {
    let value = all.first { $0.name == "seeds" }?.value
    guard case .whole(let number)? = value else { return 1 }
    return number
  }
}
