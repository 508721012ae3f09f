import ExerciseKit
import LogisticRegressionChecks
import LogisticRegressionSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 02")
  struct LogisticRegressionExerciseTests {
    @Test("logisticGradient: the solution passes, every wrong answer is named")
    func logisticGradientIsProven() { expectProven(logisticGradientExercise, logisticGradient) }

    @Test("bceFromLogits: the solution passes, every wrong answer is named")
    func bceFromLogitsIsProven() { expectProven(bceFromLogitsExercise, bceFromLogits) }

    @Test("softmaxCrossEntropyGradient: the solution passes, every wrong answer is named")
    func softmaxCrossEntropyGradientIsProven() {
      expectProven(softmaxCrossEntropyGradientExercise, softmaxCrossEntropyGradient)
    }

    @Test("newtonStep: the solution passes, every wrong answer is named")
    func newtonStepIsProven() { expectProven(newtonStepExercise, newtonStep) }

    @Test("precisionRecallF1: the solution passes, every wrong answer is named")
    func precisionRecallF1IsProven() { expectProven(precisionRecallF1Exercise, precisionRecallF1) }

    @Test("areaUnderROC: the solution passes, every wrong answer is named")
    func areaUnderROCIsProven() { expectProven(areaUnderROCExercise, areaUnderROC) }
  }
#endif
