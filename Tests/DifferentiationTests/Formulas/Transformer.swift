#if canImport(_Differentiation) && !SinglePrecision
  import _Differentiation

  /// The affine map at every position of sequences [N, T, D].
  @differentiable(reverse)
  func affineAtPositions(_ x: Variable, _ w: Variable, _ b: Variable) -> Variable {
    let (count, steps) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    let rows = Variable(x.scalars, [count * steps, withoutDerivative(at: w.shape[0])])
    return Variable(affine(rows, w, b).scalars, [count, steps, withoutDerivative(at: w.shape[1])])
  }

  /// Attention with projections: W and b of queries, keys, values and outputs, from a place on.
  @differentiable(reverse,wrt: (x, memory, p))
  func multiHead(
    _ x: Variable, _ memory: Variable, _ p: [Variable], from first: Int, heads: Int, visible: [Int]
  ) -> Variable {
    let q = affineAtPositions(x, p[first], p[first + 1])
    let k = affineAtPositions(memory, p[first + 2], p[first + 3])
    let v = affineAtPositions(memory, p[first + 4], p[first + 5])
    let a = attended(q, k, v, heads: heads, visible: visible)
    return affineAtPositions(a, p[first + 6], p[first + 7])
  }

  /// Two affine maps with GELU between them.
  @differentiable(reverse)
  func feedForward(_ x: Variable, _ p: [Variable], from first: Int) -> Variable {
    let h = elementwise(affineAtPositions(x, p[first], p[first + 1]), gaussianUnit)
    return affineAtPositions(h, p[first + 2], p[first + 3])
  }

  /// h = x + MHA(LN(x)), y = h + FF(LN(h)): sixteen parameters from a place on.
  @differentiable(reverse,wrt: (x, p))
  func transformerBlock(
    _ x: Variable, _ p: [Variable], from first: Int, heads: Int, visible: [Int]
  ) -> Variable {
    let n = layerNormalized(x, p[first], p[first + 1])
    let h = sum(x, multiHead(n, n, p, from: first + 2, heads: heads, visible: visible))
    let m = layerNormalized(h, p[first + 10], p[first + 11])
    return sum(h, feedForward(m, p, from: first + 12))
  }

  /// h = x + MHA(LN(x)), g = h + MHA(LN(h), memory), y = g + FF(LN(g)): 26 parameters from a place on.
  ///
  /// `visible` are the keys that the positions of x see of x and of the memory.
  @differentiable(reverse,wrt: (x, memory, p))
  func decoderBlock(
    _ x: Variable, _ memory: Variable, _ p: [Variable], from first: Int, heads: Int,
    visible: (own: [Int], memory: [Int])
  ) -> Variable {
    let n1 = layerNormalized(x, p[first], p[first + 1])
    let h = sum(x, multiHead(n1, n1, p, from: first + 2, heads: heads, visible: visible.own))
    let n2 = layerNormalized(h, p[first + 10], p[first + 11])
    let read = multiHead(
      n2, memory, p, from: first + 12, heads: heads, visible: visible.memory)
    let g = sum(h, read)
    let n3 = layerNormalized(g, p[first + 20], p[first + 21])
    return sum(g, feedForward(n3, p, from: first + 22))
  }

  /// Rows of a table for N texts of T tokens, each with the row of its position added: [N, T, D].
  @differentiable(reverse,wrt: (table, positions))
  func embedded(
    _ tokens: [Int], count: Int, _ table: Variable, _ positions: Variable
  ) -> Variable {
    let width = withoutDerivative(at: table.shape[1])
    let steps = tokens.count / count
    let places = (0..<tokens.count).map { $0 % steps }
    let y = sum(rows(table, tokens, width: width), rows(positions, places, width: width))
    return Variable(y.scalars, [count, steps, width])
  }
#endif
