/// The candidate that a mistyped word most likely means; the first of several equally near.
///
/// A candidate that begins with the word is nearest of all, since `--ep` is not far from
/// `--epochs`; otherwise the edit distance decides.
package func nearest(to word: String, among candidates: [String]) -> String {
  let distances = candidates.map { $0.hasPrefix(word) ? 0 : editDistance(word, $0) }
  let smallest = zip(distances, candidates).min { $0.0 < $1.0 }
  return smallest?.1 ?? ""
}

/// How many characters must be inserted, removed or replaced to make one word the other.
///
///     d(i, 0) = i      d(0, j) = j
///     d(i, j) = min(d(i − 1, j) + 1, d(i, j − 1) + 1, d(i − 1, j − 1) + [aᵢ ≠ bⱼ])
///
/// V. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.
package func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)  // d(i, 0...)
  for (i, character) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (character == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(row[j] + 1, diagonal + 1, replaced)
    }
  }
  return row[b.count]
}
