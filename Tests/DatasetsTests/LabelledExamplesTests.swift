import Datasets
import Tensors
import Testing

@Suite("LabelledExamples: one row of inputs and one label each")
struct LabelledExamplesTests {
  let examples = LabelledExamples(
    inputs: Tensor([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]), labels: [2, 0, 1],
    classCount: 3, imageShape: ImageShape(height: 2, width: 2))

  @Test("selecting takes rows and labels in the order asked for, repeated ones too")
  func selecting() {
    let part = examples.selecting([2, 0, 2])
    #expect(part.inputs == Tensor([[9, 10, 11, 12], [1, 2, 3, 4], [9, 10, 11, 12]]))
    #expect(part.labels == [1, 2, 1])
    #expect(part.classCount == 3)
    #expect(part.imageShape == examples.imageShape)
    #expect(examples.selecting(1..<3).labels == [0, 1])
    #expect(examples.selecting([]).inputs.shape == [0, 4])
  }

  @Test("images are the same numbers as [N, H, W, C]")
  func images() {
    #expect(examples.images()[1, 1, 0, 0] == 7)
    #expect(examples.images().shape == [3, 2, 2, 1])
  }

  @Test("inputs and labels of different counts stop the program")
  func differentCounts() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledExamples(inputs: Tensor.zeros([3, 2]), labels: [0, 1], classCount: 2)
    }
    expect(result, says: "inputs of shape [3, 2] and 2 labels; expected [N, D] and N")
  }

  @Test("a label outside of the classes stops the program")
  func labelOutOfRange() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledExamples(inputs: Tensor.zeros([2, 2]), labels: [0, 2], classCount: 2)
    }
    expect(result, says: "label 2 of example 1; expected 0 ..< 2")
  }

  @Test("an image shape of another size stops the program")
  func wrongImageShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledExamples(
        inputs: Tensor.zeros([1, 6]), labels: [0], classCount: 2,
        imageShape: ImageShape(height: 2, width: 2))
    }
    expect(result, says: "images of 2 × 2 in inputs of shape [1, 6]")
  }

  @Test("images of inputs that are none stop the program")
  func noImages() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledExamples(inputs: Tensor.zeros([1, 6]), labels: [0], classCount: 1).images()
    }
    expect(result, says: "inputs of shape [1, 6] are no images")
  }

  @Test("an example that does not exist stops the program")
  func noSuchExample() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Digits.all().selecting([0, 1797])
    }
    expect(result, says: "row 1797 of a tensor of shape [1797, 64]")
  }
}
