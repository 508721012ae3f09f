/// The way back through the attention of a batch, with or without kept weights.
///
///     D = rowsum(dy ⊙ y)      dS = A ⊙ (dy · vᵀ − D)
///     dv = Aᵀ · dy            dq = dS · k / √d          dk = dSᵀ · q / √d
///
/// D is the sum over the keys of A ⊙ dA that stands in the softmax's derivative: since dA = dy · vᵀ,
/// it is dy · (Σⱼ Aᵢⱼ vⱼ) = dy · y, for which no row of A is needed as a whole. So this pass works
/// block by block even where the weights were kept; where they were not, a block of them is computed
/// anew as exp(s − L) from the row's log-sum-exp L.
@safe
struct AttentionBackward {
  let grid: AttentionGrid
  let (q, k, v): (UnsafePointer<Scalar>, UnsafePointer<Scalar>, UnsafePointer<Scalar>)
  let (y, dy): (UnsafePointer<Scalar>, UnsafePointer<Scalar>)
  /// What the forward pass kept of every row.
  let kept: UnsafePointer<Scalar>
  let record: AttentionRecord
  let dq: UnsafeMutablePointer<Scalar>
  /// Zeros, to which is added.
  let (dk, dv): (UnsafeMutablePointer<Scalar>, UnsafeMutablePointer<Scalar>)

  func run() {
    let (tk, d, dv) = (grid.keys, grid.width, grid.valueWidth)
    let widest = min(tk, ScoreBlock.panels * tileVectors * lanes)
    let rowLength = ScoreBlock.rowLength(keys: widest)
    let rows = ScoreBlock.rows
    let scoreKeys = record == .weights ? 0 : PackedFactor.size(depth: d, columns: tk)
    grid.forEachHead { part in
      unsafe lendScratch([
        scoreKeys, PackedFactor.size(depth: dv, columns: tk),
        PackedFactor.size(depth: tk, columns: d), PackedFactor.size(depth: rows, columns: d),
        PackedFactor.size(depth: rows, columns: dv), rows * rowLength, rows * rowLength,
      ]) { memory in
        for head in part {
          let keys = unsafe grid.head(head, of: k, steps: tk, width: d)
          let values = unsafe grid.head(head, of: v, steps: tk, width: dv)
          unsafe HeadBackward(
            pass: self, head: head,
            scoreKeys: record == .weights
              ? nil
              : PackedFactor(
                keys.transposed, depth: d, columns: tk, in: memory[0], scale: grid.scale),
            values: PackedFactor(values.transposed, depth: dv, columns: tk, in: memory[1]),
            keys: PackedFactor(keys, depth: tk, columns: d, in: memory[2]),
            queryMemory: memory[3], outputMemory: memory[4],
            a: ScoreBlock(memory[5], rowLength: rowLength),
            dS: ScoreBlock(memory[6], rowLength: rowLength)
          ).run(rows: rows)
        }
      }
    }
  }
}

/// One head of one sequence.
@safe
private struct HeadBackward {
  let pass: AttentionBackward
  let head: Int
  /// kᵀ / √d, where the weights have to be computed anew.
  let scoreKeys: PackedFactor?
  /// vᵀ.
  let values: PackedFactor
  let keys: PackedFactor
  let (queryMemory, outputMemory): (UnsafeMutablePointer<Scalar>, UnsafeMutablePointer<Scalar>)
  /// Blocks of A and of dS / √d.
  let (a, dS): (ScoreBlock, ScoreBlock)

  private var grid: AttentionGrid { pass.grid }

  func run(rows: Int) {
    for first in stride(from: 0, to: grid.queries, by: rows) {
      perform(queries: first..<min(first + rows, grid.queries))
    }
  }

  private func perform(queries: Range<Int>) {
    let (rows, tq, d, dv) = (queries.count, grid.queries, grid.width, grid.valueWidth)
    let start = head / grid.heads * tq + queries.lowerBound
    let limit = { (i: Int) in grid.visible[start + i] }
    let q = unsafe grid.head(head, of: pass.q, steps: tq, width: d)
      .from(row: queries.lowerBound, column: 0)
    let dy = unsafe grid.head(head, of: pass.dy, steps: tq, width: dv)
      .from(row: queries.lowerBound, column: 0)
    let y = unsafe grid.head(head, of: pass.y, steps: tq, width: dv)
      .from(row: queries.lowerBound, column: 0)
    let packedQueries = unsafe PackedFactor(q, depth: rows, columns: d, in: queryMemory)
    let packedOutputs = unsafe PackedFactor(dy, depth: rows, columns: dv, in: outputMemory)
    var dq = unsafe grid.head(head, of: pass.dq, steps: tq, width: d, adds: false)
    unsafe dq.start += queries.lowerBound * dq.rowStep
    let keyTarget = unsafe grid.head(head, of: pass.dk, steps: grid.keys, width: d, adds: true)
    let valueTarget = unsafe grid.head(
      head, of: pass.dv, steps: grid.keys, width: dv, adds: true)
    let seen = limit(rows - 1)
    for panels in keyBlocks(values.panels, seen: seen, panels: ScoreBlock.panels) {
      let block = values.column(panels.lowerBound)..<min(values.column(panels.upperBound), seen)
      if let scoreKeys {
        a.fill(q, scoreKeys, depth: grid.width, panels: panels, rows: rows, limit: limit)
      }
      dS.fill(dy, values, depth: grid.valueWidth, panels: panels, rows: rows, limit: limit)
      for i in 0..<rows {
        let count = max(min(limit(i), block.upperBound) - block.lowerBound, 0)
        let mean = unsafe dot(dy.start + i * dy.rowStep, y.start + i * y.rowStep, grid.valueWidth)
        differentiate(i, query: queries.lowerBound + i, block.lowerBound, count, mean)
        let end = max(
          limit(min(i | (tileRows - 1), rows - 1)) - block.lowerBound, count + tileRows)
        a.clear(row: i, from: count, to: end)
        dS.clear(row: i, from: count, to: end)
      }
      dS.multiply(keys, keys: block, rows: rows, into: dq, limit: limit)
      dS.addTransposed(packedQueries, keys: block, rows: rows, into: keyTarget, limit: limit)
      a.addTransposed(packedOutputs, keys: block, rows: rows, into: valueTarget, limit: limit)
    }
  }

  /// Writes a row of A and, over dA, that of dS / √d.
  private func differentiate(
    _ i: Int, query: Int, _ key: Int, _ count: Int, _ mean: Scalar
  ) {
    let (row, slopes) = unsafe (a.row(i), dS.row(i))
    let place = head * grid.queries + query
    let (means, scales) = (Vector(repeating: mean), Vector(repeating: grid.scale))
    // Whole registers: behind the last key stands whatever was there, and it is cleared later.
    if pass.record == .weights {
      unsafe copyRow(pass.kept + place * grid.keys + key, to: row, count: count)
    } else {
      let shift = unsafe pass.kept[place]
      for j in stride(from: 0, to: count, by: lanes) {
        unsafe store(Exponential.apply(load(row + j) - shift), row + j)
      }
    }
    for j in stride(from: 0, to: count, by: lanes) {
      unsafe store(load(row + j) * (load(slopes + j) - means) * scales, slopes + j)
    }
  }
}

private func dot(
  _ x: UnsafePointer<Scalar>, _ y: UnsafePointer<Scalar>, _ count: Int
) -> Scalar {
  var sums = Vector.zero
  var c = 0
  while c + lanes <= count {
    unsafe sums.add(load(x + c), load(y + c))
    c += lanes
  }
  var sum = total(sums)
  while c < count {
    unsafe sum += x[c] * y[c]
    c += 1
  }
  return sum
}
