import ExerciseKit
import LinearRegressionChecks
import LinearRegressionSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 01")
  struct LinearRegressionExerciseTests {
    @Test("mse: the solution passes, every wrong answer is named")
    func mseIsProven() { expectProven(mseExercise, mse) }

    @Test("linearGradient: the solution passes, every wrong answer is named")
    func linearGradientIsProven() { expectProven(linearGradientExercise, linearGradient) }

    @Test("gdLoop: the solution passes, every wrong answer is named")
    func gdLoopIsProven() { expectProven(gdLoopExercise, gdLoop) }

    @Test("maxLearningRate: the solution passes, every wrong answer is named")
    func maxLearningRateIsProven() { expectProven(maxLearningRateExercise, maxLearningRate) }

    @Test("choleskyFactor: the solution passes, every wrong answer is named")
    func choleskyFactorIsProven() { expectProven(choleskyFactorExercise, choleskyFactor) }

    @Test("normalEquation: the solution passes, every wrong answer is named")
    func normalEquationIsProven() { expectProven(normalEquationExercise, normalEquation) }

    @Test("standardize: the solution passes, every wrong answer is named")
    func standardizeIsProven() { expectProven(standardizeExercise, standardize) }
  }
#endif
