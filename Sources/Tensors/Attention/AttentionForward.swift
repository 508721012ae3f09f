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
    // With long rows fewer of them, so that the block stays in its cache.
    let rows = max(min(ScoreBlock.rows, (1 << 16) / rowLength / tileRows * tileRows), tileRows)
    grid.forEachHead { part in
      unsafe lendScratch([
        PackedFactor.size(depth: d, columns: tk), PackedFactor.size(depth: tk, columns: dv),
        rows * rowLength, rows, rows,
      ]) { memory in
        let scores = unsafe ScoreBlock(memory[2], rowLength: rowLength)
        for head in part {
          let keys = unsafe grid.head(head, of: k, steps: tk, width: d).transposed
          let values = unsafe grid.head(head, of: v, steps: tk, width: dv)
          let pass = unsafe HeadForward(
            pass: self,
            keys: PackedFactor(keys, depth: d, columns: tk, in: memory[0], scale: grid.scale),
            values: PackedFactor(values, depth: tk, columns: dv, in: memory[1]),
            scores: scores, largest: memory[3], total: memory[4], panels: panels)
          grid.forEachBlock(of: head, rows: rows) { pass.perform($0) }
        }
      }
    }
  }
}

/// One head of one sequence.
@safe
private struct HeadForward {
  let pass: AttentionForward
  /// kᵀ / √d.
  let keys: PackedFactor
  let values: PackedFactor
  let scores: ScoreBlock
  /// The largest score m of every row so far.
  let largest: UnsafeMutablePointer<Scalar>
  /// The sum l of the powers of every row so far.
  let total: UnsafeMutablePointer<Scalar>
  /// The panels of a block of keys.
  let panels: Int

  private var valueWidth: Int { pass.grid.valueWidth }

  func perform(_ queries: QueryBlock) {
    let q = unsafe queries.rows(of: pass.q, width: pass.grid.width)
    let y = unsafe queries.target(in: pass.y, width: valueWidth)
    for i in 0..<queries.rows { unsafe (largest[i], total[i]) = (-.infinity, 0) }
    for (panels, block) in queries.keyBlocks(keys.panels, panels: panels) {
      scores.fill(q, keys, panels: panels, queries: queries)
      for i in 0..<queries.rows {
        let count = max(min(queries.seen(i), block.upperBound) - block.lowerBound, 0)
        let factor = takePowers(i, count: count)
        let end = min(queries.seenByTile(of: i), block.upperBound) - block.lowerBound
        scores.clear(row: i, from: count, to: end)
        if block.lowerBound > 0, factor != 1 {
          unsafe scaleRow(y.start + i * y.rowStep, valueWidth, by: factor)
        }
      }
      scores.multiply(values, keys: block, queries: queries, into: y)
    }
    for i in 0..<queries.rows { finish(i, of: queries, y) }
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
  private func finish(_ i: Int, of queries: QueryBlock, _ y: Target) {
    let (seen, sum) = unsafe (queries.seen(i), total[i])
    let inverse = seen == 0 ? 0 : 1 / sum
    unsafe scaleRow(y.start + i * y.rowStep, valueWidth, by: inverse)
    let place = queries.place(i)
    switch pass.record {
    case .logSumExp: unsafe pass.kept[place] = seen == 0 ? 0 : largest[i] + log(sum)
    case .weights:
      let count = pass.grid.keys
      let (row, target) = unsafe (scores.row(i), pass.kept + place * count)
      for j in 0..<seen { unsafe target[j] = row[j] * inverse }
      for j in seen..<count { unsafe target[j] = 0 }
    }
  }
}

/// Writes exp(sⱼ − shift) over each of some scores and returns their sum.
///
/// Behind the scores there is room for a whole register.
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
