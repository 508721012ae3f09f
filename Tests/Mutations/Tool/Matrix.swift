/// The mutants killed of all, by module and kind.
package struct Matrix: Sendable {
  private var counts: [String: [Kind: (killed: Int, total: Int)]] = [:]
  private var modules: [String] = []
  private var survivors: [Mutant] = []

  package init() {}

  /// Adds a verdict.
  package mutating func add(_ mutant: Mutant, _ verdict: Verdict) {
    if counts[mutant.module] == nil { modules.append(mutant.module) }
    var count = counts[mutant.module]?[mutant.kind] ?? (0, 0)
    count.total += 1
    if verdict.isKilled { count.killed += 1 } else { survivors.append(mutant) }
    counts[mutant.module, default: [:]][mutant.kind] = count
  }

  /// Whether a mutant survived.
  package var hasSurvivors: Bool { !survivors.isEmpty }

  /// The table, and the survivors by name.
  package var text: String {
    let kinds = Kind.allCases
    var rows = [["module"] + kinds.map(\.rawValue) + ["all"]]
    for module in modules {
      rows.append([module] + kinds.map { share([module], [$0]) } + [share([module], kinds)])
    }
    rows.append(["all"] + kinds.map { share(modules, [$0]) } + [share(modules, kinds)])
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ")
    }
    return (table + survivors.map { "survived: \($0.module), \($0.file): \($0.name)" })
      .joined(separator: "\n")
  }

  private func share(_ modules: [String], _ kinds: [Kind]) -> String {
    let chosen = modules.flatMap { module in kinds.compactMap { counts[module]?[$0] } }
    let total = chosen.reduce(0) { $0 + $1.total }
    return total == 0 ? "–" : "\(chosen.reduce(0) { $0 + $1.killed })/\(total)"
  }
}
