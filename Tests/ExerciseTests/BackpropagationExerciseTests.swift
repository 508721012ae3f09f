import BackpropagationChecks
import BackpropagationSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 04")
  struct BackpropagationExerciseTests {
    @Test("linearBackward: the solution passes, every wrong answer is named")
    func linearBackwardIsProven() { expectProven(linearBackwardExercise, linearBackward) }
  }
#endif
