/// The pieces of a line that can be drawn, as parts of the plane's width and height.
///
/// A line ends where a point cannot be shown and where it leaves the plane, and begins anew after.
func runs(of points: [Point], x: Scale, y: Scale) -> [[Point]] {
  var runs: [[Point]] = []
  var run: [Point] = []
  var last: Point?
  func close() {
    if !run.isEmpty { runs.append(run) }
    run = []
  }
  for point in points {
    guard let next = place(of: point, x, y) else {
      close()
      last = nil
      continue
    }
    if let last, let (from, to) = insidePlane(last, next) {
      if run.last != from { close() }
      if run.isEmpty { run.append(from) }
      run.append(to)
    } else if last == nil && insidePlane(next, next) != nil {
      run = [next]
    }
    last = next
  }
  close()
  return runs
}

/// Where a point lies, as parts of the plane's width and height; nil if an axis cannot show it.
private func place(of point: Point, _ x: Scale, _ y: Scale) -> Point? {
  guard let px = x.position(point.x), let py = y.position(point.y) else { return nil }
  return Point(x: px, y: py)
}

/// The part of a line between two points that lies within 0…1 × 0…1, nil if none does.
///
/// Y.-D. Liang and B. Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984.
private func insidePlane(_ a: Point, _ b: Point) -> (Point, Point)? {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  var enter = 0.0
  var leave = 1.0
  for (slope, room) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
    let slack = room + 1e-9
    if slope == 0 && slack < 0 { return nil }
    if slope < 0 { enter = max(enter, slack / slope) }
    if slope > 0 { leave = min(leave, slack / slope) }
  }
  guard enter <= leave else { return nil }
  func along(_ t: Double) -> Point {
    t == 0 ? a : t == 1 ? b : Point(x: a.x + t * dx, y: a.y + t * dy)
  }
  return (along(enter), along(leave))
}
