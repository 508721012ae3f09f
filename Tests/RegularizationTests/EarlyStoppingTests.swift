import Regularization
import Tensors
import Testing

@Suite("Early stopping: patience, and the best model back")
struct EarlyStoppingTests {
  /// Feeds losses; the model is the number of the epoch.
  private func run(
    _ losses: [Scalar], patience: Int, minimumImprovement: Scalar = 0
  ) -> (stop: Int?, stopping: EarlyStopping<Int>) {
    var stopping = EarlyStopping<Int>(patience: patience, minimumImprovement: minimumImprovement)
    for (index, loss) in losses.enumerated()
    where stopping.shouldStop(after: loss, of: index + 1) {
      return (index + 1, stopping)
    }
    return (nil, stopping)
  }

  @Test("1, .8, .9, .7, .75, .76, .77 with patience 3 stops at the seventh and keeps the fourth")
  func byHand() {
    let (stop, stopping) = run([1, 0.8, 0.9, 0.7, 0.75, 0.76, 0.77, 0.1], patience: 3)
    #expect(stop == 7)
    #expect(stopping.best?.epoch == 4)
    #expect(stopping.best?.model == 4)
    #expect(stopping.best?.loss == 0.7)
  }

  @Test("an improvement sets the counter back to 0")
  func counter() {
    let (stop, stopping) = run([1, 2, 2, 0.9, 2, 2, 0.8, 2, 2], patience: 3)
    #expect(stop == nil)
    #expect(stopping.waited == 2)
    #expect(stopping.best?.epoch == 7)
  }

  @Test("what counts is the best loss, not the one before: a slow way back is no improvement")
  func best() {
    #expect(run([0.5, 0.9, 0.8, 0.7, 0.6], patience: 4).stop == 5)
  }

  @Test("an equal loss is no improvement, nor is one by less than δ")
  func equal() {
    #expect(run([1, 1, 1], patience: 2).stop == 3)
    let (stop, stopping) = run([1, 0.95, 0.91], patience: 2, minimumImprovement: 0.125)
    #expect(stop == 3)
    #expect(stopping.best?.epoch == 1)
    // Small steps add up: δ is counted from the best, not from the loss before.
    #expect(run([1, 0.95, 0.8], patience: 2, minimumImprovement: 0.125).stopping.best?.epoch == 3)
  }

  @Test("the literal walk along a list gives the same, whatever the losses")
  func definition() {
    var generator = SeededGenerator(seed: 1)
    for patience in 1...5 {
      for _ in 0..<50 {
        let losses = Tensor.uniform([12], using: &generator).scalars
        let (stop, stopping) = run(losses, patience: patience, minimumImprovement: 0.05)
        let literal = earlyStoppingByDefinition(
          losses, patience: patience, minimumImprovement: 0.05)
        #expect(literal?.stop == (stop ?? losses.count) - 1)
        #expect(literal?.best == stopping.best.map { $0.epoch - 1 })
      }
    }
  }

  @Test("losses that only fall never stop it")
  func falling() {
    let (stop, stopping) = run((1...50).map { 1 / Scalar($0) }, patience: 1)
    #expect(stop == nil)
    #expect(stopping.best?.epoch == 50)
  }

  @Test("NaN is never better; with nothing else there is no best model")
  func notANumber() {
    #expect(run([.nan, .nan], patience: 2).stop == 2)
    #expect(run([.nan, .nan], patience: 2).stopping.best == nil)
    #expect(run([.nan, 1, .nan, .infinity], patience: 2).stopping.best?.epoch == 2)
    #expect(earlyStoppingByDefinition([.nan, .nan], patience: 5) == nil)
    #expect(earlyStoppingByDefinition([], patience: 1) == nil)
  }

  @Test("the model that is kept does not move with the one that is trained")
  func snapshot() {
    var stopping = EarlyStopping<Tensor>(patience: 1)
    var model = Tensor([1, 2])
    _ = stopping.shouldStop(after: 1, of: model)
    model *= 10
    let stops = stopping.shouldStop(after: 2, of: model)
    #expect(stops)
    #expect(stopping.best?.model == Tensor([1, 2]))
  }

  @Test("a patience of 0 stops the program")
  func patience() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = EarlyStopping<Int>(patience: 0)
    }
    expect(result, says: "EarlyStopping: patience 0")
  }
}
