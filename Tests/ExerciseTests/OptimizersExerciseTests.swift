import ExerciseKit
import OptimizersChecks
import OptimizersSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 05")
  struct OptimizersExerciseTests {
    @Test("sgd: the solution passes, every wrong answer is named")
    func sgdIsProven() { expectProven(sgdExercise, sgd) }

    @Test("momentum: the solution passes, every wrong answer is named")
    func momentumIsProven() { expectProven(momentumExercise, momentum) }

    @Test("nesterov: the solution passes, every wrong answer is named")
    func nesterovIsProven() { expectProven(nesterovExercise, nesterov) }

    @Test("adagrad: the solution passes, every wrong answer is named")
    func adagradIsProven() { expectProven(adagradExercise, adagrad) }

    @Test("rmsprop: the solution passes, every wrong answer is named")
    func rmspropIsProven() { expectProven(rmspropExercise, rmsprop) }

    @Test("adam: the solution passes, every wrong answer is named")
    func adamIsProven() { expectProven(adamExercise, adam) }

    @Test("adamW: the solution passes, every wrong answer is named")
    func adamWIsProven() { expectProven(adamWExercise, adamW) }

    @Test("clipByGlobalNorm: the solution passes, every wrong answer is named")
    func clipByGlobalNormIsProven() { expectProven(clipByGlobalNormExercise, clipByGlobalNorm) }

    @Test("warmUpCosine: the solution passes, every wrong answer is named")
    func warmUpCosineIsProven() { expectProven(warmUpCosineExercise, warmUpCosine) }
  }
#endif
