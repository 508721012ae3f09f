/// The most points of a line that are drawn, whatever its order.
private let mostPoints = 20_000

/// A line with far fewer points that looks the same on so many columns of pixels or dots.
///
/// Of the points that follow each other in one column, the first, the lowest, the highest and the
/// last are kept (U. Jugel et al., "M4", VLDB 2014). A line that jumps between columns at every
/// point gains nothing from that; of such a line, evenly chosen points are kept.
func decimated(_ line: [Point], columns: Int) -> [Point] {
  guard line.count > 4 * columns else { return line }
  var kept: [Point] = []
  var start = 0
  while start < line.count {
    let column = Int(line[start].x * Double(columns))
    var (end, lowest, highest) = (start, start, start)
    while end + 1 < line.count && Int(line[end + 1].x * Double(columns)) == column {
      end += 1
      if line[end].y < line[lowest].y { lowest = end }
      if line[end].y > line[highest].y { highest = end }
    }
    let middle = [min(lowest, highest), max(lowest, highest)]
    var last = -1
    for index in [start] + middle + [end] where index > last {
      kept.append(line[index])
      last = index
    }
    start = end + 1
  }
  guard kept.count > mostPoints else { return kept }
  return (0..<mostPoints).map { kept[$0 * (kept.count - 1) / (mostPoints - 1)] }
}

/// The pieces of a line that are drawn on so many columns, never more than can be told apart.
func drawableRuns(of points: [Point], on axes: Axes, columns: Int) -> [[Point]] {
  let lines = runs(of: points, x: axes.x, y: axes.y).map { decimated($0, columns: columns) }
  let count = lines.reduce(0) { $0 + $1.count }
  guard count > 2 * mostPoints else { return lines }
  let step = count / mostPoints  // a line with gaps everywhere
  return stride(from: 0, to: lines.count, by: step).map { lines[$0] }
}
