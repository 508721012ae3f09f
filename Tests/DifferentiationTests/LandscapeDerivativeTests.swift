#if canImport(_Differentiation) && !SinglePrecision
  import Optimizers
  import Tensors
  import Testing
  import _Differentiation

  @Suite("The landscapes of chapter 05, differentiated by the compiler")
  struct LandscapeDerivativeTests {
    @Test("the bowl: ½ (x² + 50 y²)")
    func bowl() {
      expect(.bowl) { p in (p[0][0] * p[0][0] + 50 * p[0][1] * p[0][1]) / 2 }
    }

    @Test("Rosenbrock: (1 − x)² + 100 (y − x²)²")
    func rosenbrock() {
      expect(.rosenbrock) { p in
        let (x, y) = (p[0][0], p[0][1])
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
      }
    }

    @Test("Beale: Σ over k = 1, 2, 3 of (1.5, 2.25, 2.625 − x + x yᵏ)²")
    func beale() {
      expect(.beale) { p in
        let (x, y) = (p[0][0], p[0][1])
        var sum = 0.0
        var power = 1.0
        for k in 0..<3 {
          power *= y
          let bracket = [1.5, 2.25, 2.625][k] - x + x * power
          sum += bracket * bracket
        }
        return sum
      }
    }

    private func expect(
      _ landscape: Landscape, _ formula: @differentiable(reverse) ([Variable]) -> Double,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for place in [landscape.start, Place(0.7, -1.3), Place(-2.1, 0.4)] {
        let (dx, dy) = landscape.slope(place.x, place.y)
        expectGradients(
          landscape.height(place.x, place.y), [Tensor([dx, dy])], at: [place.coordinates],
          sourceLocation: sourceLocation, formula)
      }
    }
  }
#endif
