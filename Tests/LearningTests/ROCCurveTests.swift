import Learning
import Tensors
import Testing

@Suite("ROCCurve and the area under it")
struct ROCCurveTests {
  @Test("four examples are worked by hand")
  func byHand() {
    // In falling order: 0.9 (1), 0.7 (0), 0.4 (1), 0.2 (0); 3 of 4 pairs stand in the right order.
    let curve = ROCCurve(scores: [0.2, 0.9, 0.4, 0.7], labels: [0, 1, 1, 0])
    #expect(curve.points.map(\.falsePositiveRate) == [0, 0, 0.5, 0.5, 1])
    #expect(curve.points.map(\.truePositiveRate) == [0, 0.5, 0.5, 1, 1])
    #expect(curve.points.map(\.threshold) == [.infinity, 0.9, 0.7, 0.4, 0.2])
    #expect(curve.area == 0.75)
  }

  @Test("a perfect order has area 1, the opposite order 0, one score for all ½")
  func extremes() {
    #expect(ROCCurve(scores: [-1, 2, 3], labels: [0, 1, 1]).area == 1)
    #expect(ROCCurve(scores: [1, -2, -3], labels: [0, 1, 1]).area == 0)
    #expect(ROCCurve(scores: [7, 7, 7], labels: [0, 1, 1]).area == 0.5)
    #expect(ROCCurve(scores: [.infinity, -.infinity], labels: [1, 0]).area == 1)
    #expect(ROCCurve(scores: [.infinity, .infinity], labels: [1, 0]).area == 0.5)
  }

  @Test("equal scores are one straight piece, in whatever order they come")
  func ties() {
    let scores: [Scalar] = [2, 1, 1, 1, 0]
    let curve = ROCCurve(scores: scores, labels: [1, 0, 1, 0, 0])
    #expect(curve == ROCCurve(scores: scores, labels: [1, 1, 0, 0, 0]))
    #expect(curve.points.map(\.falsePositiveRate) == [0, 0, 2 / 3, 1])
    #expect(curve.points.map(\.truePositiveRate) == [0, 0.5, 1, 1])
    #expect(curve.area == 5 / Scalar(6))
  }

  @Test("the area is the share of pairs in the right order, equal scores counting half")
  func pairs() {
    var generator = SeededGenerator(seed: 1)
    let labels = (0..<60).map { _ in Int.random(in: 0...1, using: &generator) }
    let scores = labels.map { Scalar(Int.random(in: 0...9, using: &generator) + 2 * $0) }
    var right: Scalar = 0
    for i in labels.indices where labels[i] == 1 {
      for j in labels.indices where labels[j] == 0 {
        right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
      }
    }
    let positives = Scalar(labels.count { $0 == 1 })
    let share = right / (positives * (60 - positives))
    #expect(abs(ROCCurve(scores: scores, labels: labels).area - share) <= .ulpOfOne)
  }

  @Test("any increasing function of the scores gives the same curve")
  func invariance() {
    var generator = SeededGenerator(seed: 2)
    let scores = Tensor.normal([50], using: &generator)
    let labels = (0..<50).map { _ in Int.random(in: 0...1, using: &generator) }
    let curve = ROCCurve(scores: scores.scalars, labels: labels)
    let moved = ROCCurve(scores: sigmoid(scores).scalars, labels: labels)
    #expect(curve.area == moved.area)
    #expect(curve.points.map(\.truePositiveRate) == moved.points.map(\.truePositiveRate))
  }

  @Test("without one of the classes, or with a NaN, there is no curve")
  func undefined() {
    let undefined = [
      ROCCurve(scores: [], labels: []), ROCCurve(scores: [1, 2], labels: [1, 1]),
      ROCCurve(scores: [1, 2], labels: [0, 0]), ROCCurve(scores: [1, .nan], labels: [0, 1]),
    ]
    #expect(undefined.allSatisfy { $0.area.isNaN && $0.points.isEmpty })
  }

  @Test("a label that is neither 0 nor 1 stops the program and is named")
  func labels() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = ROCCurve(scores: [1, 2, 3], labels: [0, 1, 2])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("3 scores and 3 labels, from 0 to 2"))
  }
}
