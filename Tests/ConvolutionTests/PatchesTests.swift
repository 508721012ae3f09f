import Convolution
import GradientChecking
import Tensors
import Testing

@Suite("Patches: every window a row")
struct PatchesTests {
  @Test("worked by hand: rows are windows, columns are cells and then channels")
  func byHand() {
    let x = Tensor(shape: [1, 2, 3, 2], scalars: [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60])
    let window = Window(height: 2, width: 2)
    let rows = Tensor([[1, 10, 2, 20, 4, 40, 5, 50], [2, 20, 3, 30, 5, 50, 6, 60]])
    #expect(patches(of: x, under: window) == rows)
  }

  @Test("summed back, every pixel counts the windows that cover it")
  func coverage() {
    let window = Window(height: 2, width: 2)
    let ones = Tensor(repeating: 1, shape: [4, 4])
    let counts = imagesFromPatches(ones, shape: [1, 3, 3, 1], under: window)
    #expect(counts.scalars == [1, 2, 1, 2, 4, 2, 1, 2, 1])
  }

  @Test("back is the adjoint of forth: ⟨Px, y⟩ = ⟨x, Pᵀy⟩", arguments: Geometry.all)
  func adjoint(geometry: Geometry) {
    var generator = SeededGenerator(seed: 1)
    let x = geometry.images(using: &generator)
    let window = geometry.layer(using: &generator).window
    let y = Tensor.normal(patches(of: x, under: window).shape, using: &generator)
    let error = adjointError(x: x, y: y) {
      patches(of: $0, under: window)
    } adjoint: {
      imagesFromPatches($0, shape: x.shape, under: window)
    }
    #expect(error < 16 * .ulpOfOne)
  }
}
