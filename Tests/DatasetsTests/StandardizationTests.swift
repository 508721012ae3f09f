import Datasets
import Tensors
import Testing

@Suite("Standardization: x' = (x − μ) / σ")
struct StandardizationTests {
  let training = Tensor([[1, 10, 0.1], [3, 30, 0.1], [5, 20, 0.1], [7, 20, 0.1]])

  @Test("mean and deviation are the ones worked by hand")
  func byHand() {
    let fitted = Standardization(fittedTo: Tensor([[1, -4], [3, 8]]))
    #expect(fitted.mean == Tensor([2, 2]))
    #expect(fitted.standardDeviation == Tensor([1, 6]))
    #expect(fitted.applied(to: Tensor([[4, 14], [2, -1]])) == Tensor([[2, 2], [0, -0.5]]))
  }

  @Test("the training part has mean 0 and deviation 1 afterwards")
  func moments() {
    let inputs = Standardization(fittedTo: training).applied(to: training)
    let tolerance = 16 * Scalar.ulpOfOne
    #expect(inputs.meanOfRows().scalars.allSatisfy { abs($0) < tolerance })
    let variance = (inputs * inputs).meanOfRows()
    #expect(abs(variance[0] - 1) < tolerance && abs(variance[1] - 1) < tolerance)
  }

  @Test("a constant feature becomes 0, also where another part has other values")
  func constantFeature() {
    let fitted = Standardization(fittedTo: training)
    #expect(fitted.standardDeviation[2] == 0)
    for part in [training, Tensor([[1, 2, 5], [3, 4, -1e6]])] {
      let inputs = fitted.applied(to: part)
      #expect((0..<part.shape[0]).allSatisfy { inputs[$0, 2] == 0 })
    }
  }

  @Test("a large offset costs no accuracy")
  func largeOffset() {
    let offset: Scalar = 1_048_576
    let fitted = Standardization(fittedTo: Tensor([[offset - 1], [offset + 1]]))
    #expect(fitted.standardDeviation == Tensor([1]))
  }

  @Test("examples keep their labels")
  func examples() {
    let digits = Digits.all()
    let fitted = Standardization(fittedTo: digits.inputs)
    let examples = fitted.applied(to: digits)
    #expect(examples.labels == digits.labels)
    #expect(examples.imageShape == digits.imageShape)
    #expect(examples.inputs == fitted.applied(to: digits.inputs))
    #expect(examples.inputs.scalars.allSatisfy { $0.isFinite })
  }

  @Test("inputs with another number of features stop the program")
  func wrongWidth() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Standardization(fittedTo: Tensor.zeros([2, 3])).applied(to: Tensor.zeros([2, 4]))
    }
    expect(result, says: "fitted to 3 features, applied to inputs of shape [2, 4]")
  }

  @Test("no examples to fit to stop the program")
  func noExamples() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Standardization(fittedTo: Tensor.zeros([0, 3]))
    }
    expect(result, says: "fitted to inputs of shape [0, 3]; expected [N, D] with N > 0")
  }
}
