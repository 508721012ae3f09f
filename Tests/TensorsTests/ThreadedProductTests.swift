import Testing

@testable import Tensors

@Suite("Threads: a product has the same bits for every number of them", .serialized)
struct ThreadedProductTests {
  @Test(
    "on 1, 2, 3 and 8 threads, for every layout",
    arguments: [
      [128, 128, 128], [259, 301, 130], [64, 784, 512], [784, 64, 500], [2_000, 333, 1],
      [1, 999, 1_500], [301, 97, 1_000],
    ], Layout.allCases)
  func bits(size: [Int], layout: Layout) {
    var generator = SeededGenerator(seed: 95)
    let x = Tensor.normal([size[0], size[1]], using: &generator)
    let w = Tensor.normal([size[1], size[2]], using: &generator)
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let alone = layout.product(x, w)
    for count in [2, 3, 8] {
      Threads.count = count
      #expect(layout.product(x, w).scalars == alone.scalars)
    }
  }

  @Test("also of a batch, and for products asked for on several threads at once")
  func batches() async {
    var generator = SeededGenerator(seed: 96)
    let x = Tensor.normal([6, 65, 70], using: &generator)
    let w = Tensor.normal([6, 70, 130], using: &generator)
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let alone = x.matmul(w)
    Threads.count = 3
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { x.matmul(w) == alone } }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
