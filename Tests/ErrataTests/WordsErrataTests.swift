#if !SinglePrecision
  import Datasets
  import Tensors
  import Testing

  @Suite("Errata about words that mean two things")
  struct WordsErrataTests {
    @Test("E002-15: one class may be two objects, and a map of classes cannot tell touching ones")
    func classesAreNoInstances() {
      #expect(instances([1, 1, 0, 1, 1]) == [1, 1, 0, 2, 2])
      #expect(instances([1, 1, 1, 1]) == [1, 1, 1, 1])  // two objects, touching: lost
      #expect(Set([1, 1, 0, 1, 1]).subtracting([0]).count == 1)
    }

    /// The connected parts of a line of pixels of one class, numbered from 1; 0 is background.
    private func instances(_ classes: [Int]) -> [Int] {
      var count = 0
      var last = 0
      return classes.map { now in
        if now != 0, last == 0 { count += 1 }
        last = now
        return now == 0 ? 0 : count
      }
    }

    @Test("E003-28: statistics of the test examples in the training are what leakage means")
    func leakage() {
      let training = Tensor([[0], [2]])
      let test = Tensor([[10]])
      let right = Standardization(fittedTo: training)
      let leaking = Standardization(fittedTo: .concatenating([training, test], along: 0))
      #expect(right.mean == Tensor([1]))
      #expect(leaking.mean == Tensor([4]))
      #expect(right.applied(to: test) == Tensor([[9]]))
      #expect(isClose(leaking.applied(to: test), Tensor([[1.3887301496588271]])))
    }
  }
#endif
