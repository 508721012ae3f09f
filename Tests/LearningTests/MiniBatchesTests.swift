import Learning
import Tensors
import Testing

@Suite("MiniBatches: every example once an epoch")
struct MiniBatchesTests {
  @Test(
    "sizes that do and do not divide the count",
    arguments: [(0, 4), (1, 1), (7, 7), (7, 3), (64, 8), (1437, 64), (5, 9)])
  func everyExampleOnce(count: Int, size: Int) {
    var generator = SeededGenerator(seed: 1)
    let batches = Array(MiniBatches(of: count, size: size, using: &generator))
    #expect(batches.joined().sorted() == Array(0..<count))
    #expect(batches.dropLast().allSatisfy { $0.count == size })
    #expect(batches.count == (count + size - 1) / size)
  }

  @Test("the order follows the seed and changes from epoch to epoch")
  func order() {
    func epochs(seed: UInt64) -> [[Int]] {
      var generator = SeededGenerator(seed: seed)
      return (0..<2).map { _ in
        MiniBatches(of: 50, size: 7, using: &generator).flatMap { $0 }
      }
    }
    #expect(epochs(seed: 3) == epochs(seed: 3))
    #expect(epochs(seed: 3)[0] != epochs(seed: 3)[1])
    #expect(epochs(seed: 3)[0] != epochs(seed: 4)[0])
  }

  @Test("a batch of no examples stops the program")
  func emptyBatches() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = MiniBatches(of: 5, size: 0, using: &generator)
    }
  }
}
