import Foundation

/// The attention of a batch: y, and its weights if they are wanted.
///
///     y = softmax(q · kᵀ / √d) · v
///
/// A block of queries meets the keys block by block. Each row keeps the largest score m that it has
/// met and the sum l of the powers exp(s − m); when a block brings a larger score, what has been
/// added up so far is multiplied by exp(m_old − m_new). At the end y is divided by l. The weights can
/// be stored only when m is final, so with them there is one block, as wide as all keys.
///
/// M. Milakov and N. Gimelshein, "Online normalizer calculation for softmax", 2018; T. Dao et al.,
/// "FlashAttention", 2022.
@safe
struct AttentionForward {
  let grid: AttentionGrid
  let (q, k, v): (UnsafePointer<Scalar>, UnsafePointer<Scalar>, UnsafePointer<Scalar>)
  let y: UnsafeMutablePointer<Scalar>
  /// Room for what is kept of every row for the way back.
  let kept: UnsafeMutablePointer<Scalar>
  let record: AttentionRecord

  func run() {
    let (tk, d, dv) = (grid.keys, grid.width, grid.valueWidth)
    let panels = record == .weights ? max(Panels(columns: tk).count, 1) : ScoreBlock.panels
    let rowLength = ScoreBlock.rowLength(keys: min(tk, panels * tileVectors * lanes))
    let rows = max(min(ScoreBlock.rows, (1 << 16) / rowLength / tileRows * tileRows), tileRows)
    grid.forEachHead { part in
      unsafe lendScratch([
        PackedFactor.size(depth: d, columns: tk), PackedFactor.size(depth: tk, columns: dv),
        rows * rowLength, rows, rows,
      ]) { memory in
        for head in part {
          unsafe HeadForward(
            pass: self, head: head,
            keys: PackedFactor(
              grid.head(head, of: k, steps: tk, width: d).transposed, depth: d, columns: tk,
              in: memory[0], scale: grid.scale),
            values: PackedFactor(
              grid.head(head, of: v, steps: tk, width: dv), depth: tk, columns: dv,
              in: memory[1]),
            scores: ScoreBlock(memory[2], rowLength: rowLength), largest: memory[3],
            total: memory[4], blockPanels: panels
          ).run(rows: rows)
        }
      }
    }
  }
}

/// One head of one sequence.
@safe
private struct HeadForward {
  let pass: AttentionForward
  let head: Int
  let keys: PackedFactor
  let values: PackedFactor
  let scores: ScoreBlock
  let largest: UnsafeMutablePointer<Scalar>
  let total: UnsafeMutablePointer<Scalar>
  let blockPanels: Int

  private var grid: AttentionGrid { pass.grid }

  func run(rows: Int) {
    for first in stride(from: 0, to: grid.queries, by: rows) {
      perform(queries: first..<min(first + rows, grid.queries))
    }
  }

  private func perform(queries: Range<Int>) {
    let rows = queries.count
    let start = head / grid.heads * grid.queries + queries.lowerBound
    let q = unsafe grid.head(head, of: pass.q, steps: grid.queries, width: grid.width)
      .from(row: queries.lowerBound, column: 0)
    var y = unsafe grid.head(
      head, of: pass.y, steps: grid.queries, width: grid.valueWidth, adds: false)
    unsafe y.start += queries.lowerBound * y.rowStep
    for i in 0..<rows { unsafe (largest[i], total[i]) = (-.infinity, 0) }
    let limit = { (i: Int) in grid.visible[start + i] }
    let seen = limit(rows - 1)
    for panels in keyBlocks(keys.panels, seen: seen, panels: blockPanels) {
      let block = keys.column(panels.lowerBound)..<min(keys.column(panels.upperBound), seen)
      scores.fill(q, keys, depth: grid.width, panels: panels, rows: rows, limit: limit)
      for i in 0..<rows {
        let count = max(min(limit(i), block.upperBound) - block.lowerBound, 0)
        let factor = takePowers(i, count: count)
        let end = min(limit(min(i | (tileRows - 1), rows - 1)), block.upperBound)
        scores.clear(row: i, from: count, to: end - block.lowerBound)
        if block.lowerBound > 0, factor != 1 {
          unsafe scaleRow(y.start + i * y.rowStep, grid.valueWidth, by: factor)
        }
      }
      scores.multiply(values, keys: block, rows: rows, into: y, limit: limit)
    }
    for i in 0..<rows { finish(i, query: queries.lowerBound + i, seen: limit(i), y) }
  }

  /// Turns the scores of a row into powers and adds them up; returns the factor for what has been
  /// added up before.
  private func takePowers(_ i: Int, count: Int) -> Scalar {
    if count == 0 { return 1 }
    let row = unsafe scores.row(i)
    let found = unsafe Row(row, count, readable: scores.rowLength).largestAndNaN().number
    let before = unsafe largest[i]
    let shift = max(before, found)
    let factor = exp(before - shift)
    let sum = unsafe sumOfPowers(row, count, shift: shift)
    unsafe (largest[i], total[i]) = (shift, total[i] * factor + sum)
    return factor
  }

  /// Divides a row of y by its sum, and stores what is kept of the row.
  private func finish(_ i: Int, query: Int, seen: Int, _ y: Target) {
    let sum = unsafe total[i]
    let inverse = seen == 0 ? 0 : 1 / sum
    unsafe scaleRow(y.start + i * y.rowStep, grid.valueWidth, by: inverse)
    let place = head * grid.queries + query
    switch pass.record {
    case .logSumExp: unsafe pass.kept[place] = seen == 0 ? 0 : largest[i] + log(sum)
    case .weights:
      let (row, target) = unsafe (scores.row(i), pass.kept + place * grid.keys)
      for j in 0..<seen { unsafe target[j] = row[j] * inverse }
      for j in seen..<grid.keys { unsafe target[j] = 0 }
    }
  }
}

/// Writes exp(sⱼ − shift) over each of some scores and returns their sum. Behind the scores there is
/// room for a whole register.
private func sumOfPowers(
  _ s: UnsafeMutablePointer<Scalar>, _ count: Int, shift: Scalar
) -> Scalar {
  var sums = [2 of Vector](repeating: .zero)
  var j = 0
  while j + 2 * lanes <= count {
    for part in 0..<2 {
      let power = unsafe Exponential.apply(load(s + j + part * lanes) - shift)
      unsafe store(power, s + j + part * lanes)
      sums[part] += power
    }
    j += 2 * lanes
  }
  while j < count {
    let isWanted = isFirst(min(count - j, lanes))
    let score = unsafe Vector(repeating: shift).replacing(with: load(s + j), where: isWanted)
    let power = Vector.zero.replacing(with: Exponential.apply(score - shift), where: isWanted)
    unsafe store(power, s + j)
    sums[0] += power
    j += lanes
  }
  return total(sums[0] + sums[1])
}

private func scaleRow(_ y: UnsafeMutablePointer<Scalar>, _ count: Int, by factor: Scalar) {
  for c in 0..<count { unsafe y[c] *= factor }
}
