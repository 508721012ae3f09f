import Attention
import Foundation
import GradientChecking
import Tensors
import Testing

@Suite("Streaming attention: the same without the T × T matrix")
struct StreamingAttentionTests {
  @Test(
    "output and gradients are those of the form that keeps the weights",
    arguments: AttentionCase.small + AttentionCase.blocks)
  func plain(sizes: AttentionCase) {
    var generator = SeededGenerator(seed: 30)
    let (q, k, v, dy) = sizes.inputs(using: &generator)
    let plain = attention(q, k, v, heads: sizes.heads, mask: sizes.mask)
    let (y, backward) = streamingAttention(q, k, v, heads: sizes.heads, mask: sizes.mask)
    #expect(isSameAttention(y, plain.y))
    let (found, expected) = (backward(dy), plain.backward(dy))
    #expect(isSameAttention(found.dq, expected.dq))
    #expect(isSameAttention(found.dk, expected.dk))
    #expect(isSameAttention(found.dv, expected.dv))
  }

  @Test("its gradients agree with central differences", arguments: AttentionCase.small)
  func gradient(sizes: AttentionCase) {
    let report = GradientReport.drawing(seed: 31) { generator, report in
      let (q, k, v, dy) = sizes.inputs(using: &generator)
      func output(_ q: Tensor, _ k: Tensor, _ v: Tensor) -> Scalar {
        streamingAttention(q, k, v, heads: sizes.heads, mask: sizes.mask).y.dot(dy)
      }
      let (dq, dk, dv) = streamingAttention(q, k, v, heads: sizes.heads, mask: sizes.mask)
        .backward(dy)
      report.compare(dq, "q", at: q) { output($0, k, v) }
      report.compare(dk, "k", at: k) { output(q, $0, v) }
      report.compare(dv, "v", at: v) { output(q, k, $0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("8,192 positions forward and back take less memory than a tenth of their scores")
  func memory() async {
    await #expect(processExitsWith: .success) {
      let steps = 8_192
      let x = Tensor(repeating: 0.5, shape: [1, steps, 8])
      let before = try peakMemory()
      _ = streamingAttention(x, x, x, mask: .causal).backward(x)
      let grown = try peakMemory() - before
      let scores = steps * steps * MemoryLayout<Scalar>.size
      if grown > scores / 10 { mistake("\(grown) bytes more for \(scores) bytes of scores") }
      // The other form holds the weights, which shows that the measure sees what is there.
      _ = attention(x, x, x, mask: .causal).weights
      if try peakMemory() - before < scores { mistake("the weights were not seen") }
    }
  }
}

/// The most memory that this process has had, in bytes.
private func peakMemory() throws -> Int {
  #if os(Linux)
    // `getrusage` would count what the test's parent had before it started this process.
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM") })
    return try 1_024 * #require(Int(line.filter(\.isNumber)))
  #else
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #endif
}
