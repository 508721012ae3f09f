import DeepNetworksChecks
import DeepNetworksSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 07")
  struct DeepNetworksExerciseTests {
    @Test("heInit: the solution passes, every wrong answer is named")
    func heInitIsProven() { expectProven(heInitExercise, heInit) }

    @Test("glorotInit: the solution passes, every wrong answer is named")
    func glorotInitIsProven() { expectProven(glorotInitExercise, glorotInit) }

    @Test("batchNormForward: the solution passes, every wrong answer is named")
    func batchNormForwardIsProven() { expectProven(batchNormForwardExercise, batchNormForward) }

    @Test("batchNormBackward: the solution passes, every wrong answer is named")
    func batchNormBackwardIsProven() { expectProven(batchNormBackwardExercise, batchNormBackward) }

    @Test("residualBackward: the solution passes, every wrong answer is named")
    func residualBackwardIsProven() { expectProven(residualBackwardExercise, residualBackward) }
  }
#endif
