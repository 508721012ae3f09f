import ExerciseKit
import LogisticRegressionChecks
import LogisticRegressionSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 02")
  struct LogisticRegressionExerciseTests {
    @Test("logisticGradient: the solution passes, every wrong answer is named")
    func logisticGradientIsProven() { expectProven(logisticGradientExercise, logisticGradient) }
  }
#endif
