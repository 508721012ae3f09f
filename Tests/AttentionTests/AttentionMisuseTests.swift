import Attention
import Tensors
import Testing

@Suite("Attention: inputs that do not fit stop the program and are named")
struct AttentionMisuseTests {
  private func expect(
    _ result: ExitTest.Result?, says message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(output.contains(message), "\(output)", sourceLocation: sourceLocation)
  }

  @Test("keys of another width than the queries")
  func widths() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = attention(.zeros([2, 3, 4]), .zeros([2, 5, 6]), .zeros([2, 5, 4]), heads: 2) }
    expect(
      result,
      says: "attention: q [2, 3, 4], k [2, 5, 6] and v [2, 5, 4] with 2 heads; expected "
        + "[N, Tq, H·d], [N, Tk, H·d] and [N, Tk, H·dv]")
  }

  @Test("a width that the heads do not divide, and values of another number than the keys")
  func heads() async {
    let heads = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = attention(.zeros([1, 3, 4]), .zeros([1, 3, 4]), .zeros([1, 3, 4]), heads: 3) }
    expect(heads, says: "with 3 heads")
    let values = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = streamingAttention(.zeros([1, 3, 4]), .zeros([1, 3, 4]), .zeros([1, 2, 4])) }
    expect(values, says: "streamingAttention: q [1, 3, 4], k [1, 3, 4] and v [1, 2, 4]")
  }

  @Test("lengths of another number than the sequences, or longer than they are")
  func lengths() async {
    let count = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor.zeros([2, 3, 4])
      _ = attention(x, x, x, mask: .padding([3]))
    }
    expect(count, says: "attention: a mask of lengths [3] for 2 sequences of 3 keys")
    let long = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor.zeros([2, 3, 4])
      _ = streamingAttention(x, x, x, mask: .causalAndPadding([3, 4]))
    }
    expect(long, says: "streamingAttention: a mask of lengths [3, 4] for 2 sequences of 3 keys")
  }

  @Test("a gradient that has not the shape of the output")
  func outputGradient() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor.zeros([2, 3, 4])
      _ = attention(x, x, .zeros([2, 3, 6])).backward(x)
    }
    expect(result, says: "attention: dy of shape [2, 3, 4], expected [2, 3, 6]")
  }
}
