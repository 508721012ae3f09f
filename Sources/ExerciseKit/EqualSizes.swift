/// What two sizes have to do with a mistake: a transposition forgotten, or a loop over the wrong
/// axis, shows only where they differ.
struct EqualSizes {
  private var right: [(name: String, sizes: [(key: String, value: Int)])] = []

  /// Notes that a result was right for these sizes.
  mutating func note(_ name: String, rightFor sizes: [(key: String, value: Int)]) {
    right.append((name, sizes))
  }

  /// The sentence for a result that is wrong now and was right before, whenever two of the sizes were
  /// equal that differ now, and never else.
  func sentence(_ name: String, wrongFor sizes: [(key: String, value: Int)]) -> String? {
    let before = right.filter { $0.name == name }.map(\.sizes)
    guard !before.isEmpty else { return nil }
    for (i, one) in sizes.enumerated() {
      for other in sizes[(i + 1)...] where one.value != other.value {
        let areEqual = before.map { value(of: one.key, $0) == value(of: other.key, $0) }
        if areEqual.allSatisfy({ $0 }) {
          return "It is right only where \(one.key) equals \(other.key)."
        }
      }
    }
    return nil
  }

  private func value(of key: String, _ sizes: [(key: String, value: Int)]) -> Int? {
    sizes.first { $0.key == key }?.value
  }
}
