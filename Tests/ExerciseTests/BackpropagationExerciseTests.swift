import BackpropagationChecks
import BackpropagationSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 04")
  struct BackpropagationExerciseTests {
    @Test("linearBackward: the solution passes, every wrong answer is named")
    func linearBackwardIsProven() { expectProven(linearBackwardExercise, linearBackward) }

    @Test("parameterCount: the solution passes, every wrong answer is named")
    func parameterCountIsProven() { expectProven(parameterCountExercise, parameterCount) }

    @Test("twoLayerByHand: the solution passes, every wrong answer is named")
    func twoLayerByHandIsProven() { expectProven(twoLayerByHandExercise, twoLayerByHand) }

    @Test("miniBatches: the solution passes, every wrong answer is named")
    func miniBatchesIsProven() { expectProven(miniBatchesExercise, miniBatches) }

    @Test("sanity: the solution passes, every wrong answer is named")
    func sanityIsProven() { expectProven(sanityExercise, sanity) }
  }
#endif
