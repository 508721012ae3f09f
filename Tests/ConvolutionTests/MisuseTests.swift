import Convolution
import Tensors
import Testing

@Suite("What does not fit stops the program and says why")
struct MisuseTests {
  @Test("an image without a batch axis")
  func noBatch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let layer = Conv2D(kernel: .zeros([3, 3, 1, 2]), bias: .zeros([2]))
      _ = layer.forward(.zeros([28, 28, 1]))
    }
    #expect(message(result).contains("images of shape [28, 28, 1]; expected [N, H, W, C]"))
  }

  @Test("images of another number of channels")
  func channels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let layer = Conv2D(kernel: .zeros([3, 3, 1, 2]), bias: .zeros([2]))
      _ = layer.forward(.zeros([2, 8, 8, 3]))
    }
    #expect(message(result).contains("shape [2, 8, 8, 3] and kernels of shape [3, 3, 1, 2]"))
  }

  @Test("a kernel larger than the image")
  func tooLarge() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let layer = Conv2D(kernel: .zeros([3, 3, 1, 2]), bias: .zeros([2]), dilation: 2)
      _ = layer.forward(.zeros([1, 8, 4, 1]))
    }
    #expect(
      message(result).contains("3 × 3 with dilation 2 does not fit into images of shape [1, 8"))
  }

  @Test("a gradient of another shape than the output")
  func slope() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let layer = Conv2D(kernel: .zeros([3, 3, 1, 2]), bias: .zeros([2]))
      _ = layer.forward(.zeros([1, 8, 8, 1])).backward(.zeros([1, 8, 8, 2]))
    }
    #expect(message(result).contains("dy of shape [1, 8, 8, 2]; expected [1, 6, 6, 2]"))
  }

  @Test("a bias that does not fit the kernels")
  func bias() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Conv2D(kernel: .zeros([3, 3, 1, 2]), bias: .zeros([3]))
    }
    #expect(message(result).contains("shape [3, 3, 1, 2] and biases of shape [3]"))
  }

  @Test("a stride of 0")
  func stride() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MaxPooling(2, stride: 0)
    }
    #expect(message(result).contains("stride 0"))
  }

  @Test("a pooling window larger than the image, and a gradient of another shape")
  func pooling() async {
    let large = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = AveragePooling(3).forward(.zeros([1, 2, 4, 1]))
    }
    #expect(message(large).contains("AveragePooling: a window of 3 × 3"))
    let slope = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MaxPooling(2).forward(.zeros([1, 5, 4, 1])).backward(.zeros([1, 3, 2, 1]))
    }
    #expect(message(slope).contains("dy of shape [1, 3, 2, 1]; expected [1, 2, 2, 1]"))
  }

  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
