/// Points of several classes, thinned until a picture holds few enough of them to be a small file.
///
/// Of the points of a class that lie in one small square only the first is kept; the squares grow
/// from one pixel until all is below the limit. So no place that has points becomes empty.
///
/// - Parameters:
///   - classes: The points of every class as parts of the plane.
///   - width: The width of the plane in pixels.
///   - height: The height of the plane in pixels.
///   - most: The limit.
/// - Returns: The points that are kept.
func thinned(_ classes: [[Point]], width: Double, height: Double, most: Int) -> [[Point]] {
  var kept = classes
  var side = 1.0
  while kept.reduce(0, { $0 + $1.count }) > most {
    let columns = Int(width / side) + 1
    let rows = Int(height / side) + 1
    kept = kept.map { points in
      var taken = [Bool](repeating: false, count: columns * rows)
      return points.filter { point in
        let column = min(max(Int(point.x * width / side), 0), columns - 1)
        let row = min(max(Int(point.y * height / side), 0), rows - 1)
        defer { taken[row * columns + column] = true }
        return !taken[row * columns + column]
      }
    }
    if columns * rows == 1 { break }
    side *= 1.5
  }
  return kept
}
