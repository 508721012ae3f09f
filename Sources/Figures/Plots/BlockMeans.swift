/// A matrix with at most so many rows and columns, each number the mean of a block of the old ones.
///
/// Numbers that are not finite do not count; a block without any other stays not finite.
func blockMeans(_ rows: [[Double]], rows mostRows: Int, columns mostColumns: Int) -> [[Double]] {
  let width = rows.first?.count ?? 0
  guard rows.count > mostRows || width > mostColumns else { return rows }
  let (newRows, newColumns) = (min(rows.count, mostRows), min(width, mostColumns))
  return (0..<newRows).map { row in
    let block = rows[(row * rows.count / newRows)..<((row + 1) * rows.count / newRows)]
    return (0..<newColumns).map { column in
      let range = (column * width / newColumns)..<((column + 1) * width / newColumns)
      return mean(block.lazy.flatMap { $0[range] }.filter(\.isFinite))
    }
  }
}

private func mean(_ values: some Sequence<Double>) -> Double {
  var sum = 0.0
  var count = 0.0
  for value in values {
    sum += value
    count += 1
  }
  return count > 0 ? sum / count : .nan
}
