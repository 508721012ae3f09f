import Terminal

/// Which mutants a command line asks for.
package struct Choice: Sendable, Equatable {
  package var module: String?
  /// The part of the whole, K of N, if not all.
  package var part: (number: Int, of: Int)?

  package init(module: String? = nil, part: (number: Int, of: Int)? = nil) {
    self.module = module
    self.part = part
  }

  /// Reads `3/10`; nil if it is not a part of something.
  package static func part(_ word: String) -> (number: Int, of: Int)? {
    let numbers = word.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count > 0,
      1...count ~= number
    else { return nil }
    return (number, count)
  }

  /// The mutants chosen, in their order.
  ///
  /// A part is one piece, not every tenth: it touches few modules, and so little has to be built.
  package func of(_ mutants: [Mutant]) -> [Mutant] {
    let wanted = mutants.filter { module == nil || $0.module == module }
    guard let part else { return wanted }
    let cuts = [part.number - 1, part.number].map { wanted.count * $0 / part.of }
    return Array(wanted[cuts[0]..<cuts[1]])
  }

  package static func == (a: Choice, b: Choice) -> Bool {
    a.module == b.module && a.part?.number == b.part?.number && a.part?.of == b.part?.of
  }
}
