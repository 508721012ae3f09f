import Figures
import Foundation
import Foundations
import Program
import Tensors

/// Times three ways to one product, for matrices of a round size and of the next power of two.
func timeProducts(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let sizes = arguments.quick ? [250, 256] : [500, 512]
  console.print(
    """

    \(console.styled("One product, three ways.", .bold)) Both factors are n × n: by definition,
    by rows (two loops exchanged), and with tiles that stay in the registers:
    """)
  // The processor's time adds up over the threads: with two of them, nothing would seem gained.
  Threads.count = 1
  let times = sizes.map { productTimes(size: $0, seed: arguments.seed) }
  report.show("products", table(of: times, sizes: sizes), on: console)
  for (size, times) in zip(sizes, times) {
    for time in times {
      let name = time.name.replacing(" ", with: "_")
      report.add("\(name)_\(size)_seconds", time.seconds)
    }
  }
}

private func table(of times: [[ProductTime]], sizes: [Int]) -> Table {
  let rows = times[0].indices.map { way in
    [times[0][way].name]
      + times.flatMap { times in
        [times[way].seconds * 1_000, times[0].seconds / times[way].seconds]
          .map { String(format: "%.1f", Double($0)) }
      }
  }
  let headers = sizes.flatMap { ["n = \($0), ms", "times as fast"] }
  return Table(headers: [""] + headers, rows: rows)
}

private struct ProductTime {
  let name: String
  let seconds: Scalar
}

private func productTimes(size: Int, seed: UInt64) -> [ProductTime] {
  var generator = SeededGenerator(seed: seed)
  let x = Tensor.normal([size, size], using: &generator)
  let w = Tensor.normal([size, size], using: &generator)
  return [
    ProductTime(name: "by definition", seconds: shortestTime { x.matmulByDefinition(w) }),
    ProductTime(name: "by rows", seconds: shortestTime { x.matmulByRows(w) }),
    ProductTime(name: "matmul", seconds: shortestTime { x.matmul(w) }),
  ]
}

/// The shortest of five runs in seconds.
private func shortestTime(of work: () -> Tensor) -> Scalar {
  var shortest = Double.infinity
  for _ in 0..<5 {
    let start = processorTime()
    _ = work()
    shortest = min(shortest, processorTime() - start)
  }
  return Scalar(shortest)
}

/// The seconds that the processor has worked for this program; for others it may work meanwhile.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
