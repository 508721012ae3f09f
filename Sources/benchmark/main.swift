import Measuring
import Program

// How fast the package is on this machine, operation by operation and training step by training
// step. In single precision, as one line of JSON a reading, or for a part of the work:
//
//     swift run -c release benchmark
//     swift run -c release --traits SinglePrecision benchmark --json
//     swift run -c release benchmark --only matmul
//
// A reading is the median of several samples, each long enough for the clock; the spread says how
// far the middle half of the samples lies apart, as a part of the median. On a busy machine it is
// large, and the reading worth little.
//
// Beside NumPy, PyTorch, JAX and TensorFlow, as far as Python finds them, in turns on the same
// machine:
//
//     python3 Sources/benchmark/peers/peers.py --scalar Float

run(
  "benchmark",
  summary: "Times the operations of the package and the training steps of its models.",
  example: "--only matmul --quick",
  options: benchmarkOptions
) { arguments, console, report in
  benchmark(arguments, on: console, into: &report)
}
