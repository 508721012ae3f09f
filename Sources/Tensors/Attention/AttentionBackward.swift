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
    let (tk, d, dv, rows) = (grid.keys, grid.width, grid.valueWidth, ScoreBlock.rows)
    let widest = min(tk, ScoreBlock.panels * tileVectors * lanes)
    let rowLength = ScoreBlock.rowLength(keys: widest)
    grid.forEachHead { part in
      unsafe lendScratch([
        PackedFactor.size(depth: d, columns: record == .weights ? 0 : tk),
        PackedFactor.size(depth: dv, columns: tk), PackedFactor.size(depth: tk, columns: d),
        PackedFactor.size(depth: rows, columns: d), PackedFactor.size(depth: rows, columns: dv),
        rows * rowLength, rows * rowLength,
      ]) { memory in
        for head in part {
          let pass = unsafe HeadBackward(self, head: head, rowLength: rowLength, in: memory)
          grid.forEachBlock(of: head, rows: rows) { pass.perform($0) }
        }
      }
    }
  }
}

/// One head of one sequence.
@safe
private struct HeadBackward {
  let pass: AttentionBackward
  /// kᵀ / √d, where the weights have to be computed anew.
  let scoreKeys: PackedFactor?
  /// vᵀ.
  let values: PackedFactor
  let keys: PackedFactor
  let (queryMemory, outputMemory): (UnsafeMutablePointer<Scalar>, UnsafeMutablePointer<Scalar>)
  /// Blocks of A and of dS / √d.
  let (a, dS): (ScoreBlock, ScoreBlock)
  /// Where the gradients of the first key and the first value go.
  let (dk, dv): (Target, Target)

  init(
    _ pass: AttentionBackward, head: Int, rowLength: Int,
    in memory: [7 of UnsafeMutablePointer<Scalar>]
  ) {
    let grid = pass.grid
    let (tk, d, width) = (grid.keys, grid.width, grid.valueWidth)
    let keys = unsafe grid.head(head, of: pass.k, steps: tk, width: d)
    let values = unsafe grid.head(head, of: pass.v, steps: tk, width: width)
    self.pass = pass
    if pass.record == .weights {
      scoreKeys = nil
    } else {
      scoreKeys = unsafe PackedFactor(
        keys.transposed, depth: d, columns: tk, in: memory[0], scale: grid.scale)
    }
    self.values = unsafe PackedFactor(
      values.transposed, depth: width, columns: tk, in: memory[1])
    self.keys = unsafe PackedFactor(keys, depth: tk, columns: d, in: memory[2])
    unsafe (queryMemory, outputMemory) = unsafe (memory[3], memory[4])
    a = unsafe ScoreBlock(memory[5], rowLength: rowLength)
    dS = unsafe ScoreBlock(memory[6], rowLength: rowLength)
    dk = unsafe grid.head(head, of: pass.dk, steps: tk, width: d, adds: true)
    dv = unsafe grid.head(head, of: pass.dv, steps: tk, width: width, adds: true)
  }

  func perform(_ queries: QueryBlock) {
    let (d, width) = (pass.grid.width, pass.grid.valueWidth)
    let q = unsafe queries.rows(of: pass.q, width: d)
    let dy = unsafe queries.rows(of: pass.dy, width: width)
    let packedQueries = unsafe PackedFactor(
      q, depth: queries.rows, columns: d, in: queryMemory)
    let packedOutputs = unsafe PackedFactor(
      dy, depth: queries.rows, columns: width, in: outputMemory)
    let dq = unsafe queries.target(in: pass.dq, width: d)
    for (panels, block) in queries.keyBlocks(values.panels, panels: ScoreBlock.panels) {
      if let scoreKeys { a.fill(q, scoreKeys, panels: panels, queries: queries) }
      dS.fill(dy, values, panels: panels, queries: queries)
      for i in 0..<queries.rows { differentiate(i, of: queries, block) }
      dS.multiply(keys, keys: block, queries: queries, into: dq)
      dS.addTransposed(packedQueries, keys: block, queries: queries, into: dk)
      a.addTransposed(packedOutputs, keys: block, queries: queries, into: dv)
    }
  }

  /// Writes a row of A and, over dA, that of dS / √d; behind them zeros as far as the products read.
  private func differentiate(_ i: Int, of queries: QueryBlock, _ block: Range<Int>) {
    let width = pass.grid.valueWidth
    let count = max(min(queries.seen(i), block.upperBound) - block.lowerBound, 0)
    let (row, slopes) = unsafe (a.row(i), dS.row(i))
    let place = queries.place(i)
    // Whole registers: behind the last key stands whatever was there, and it is cleared later.
    if pass.record == .weights {
      unsafe copyRow(
        pass.kept + place * pass.grid.keys + block.lowerBound, to: row, count: count)
    } else {
      let shift = unsafe pass.kept[place]
      for j in stride(from: 0, to: count, by: lanes) {
        unsafe store(Exponential.apply(load(row + j) - shift), row + j)
      }
    }
    let mean = unsafe dot(
      queries.rows(of: pass.dy, width: width).from(row: i, column: 0).start,
      queries.rows(of: pass.y, width: width).from(row: i, column: 0).start, width)
    let (means, scales) = (Vector(repeating: mean), Vector(repeating: pass.grid.scale))
    for j in stride(from: 0, to: count, by: lanes) {
      unsafe store(load(row + j) * (load(slopes + j) - means) * scales, slopes + j)
    }
    let end = max(queries.seenByTile(of: i) - block.lowerBound, count + tileRows)
    a.clear(row: i, from: count, to: end)
    dS.clear(row: i, from: count, to: end)
  }
}

/// The inner product of two rows, D of the softmax's derivative.
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
