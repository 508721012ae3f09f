import ExerciseKit
import NeuronsChecks
import NeuronsSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 03")
  struct NeuronsExerciseTests {
    @Test("relu: the solution passes, every wrong answer is named")
    func reluIsProven() { expectProven(reluExercise, relu) }

    @Test("leakyReLU: the solution passes, every wrong answer is named")
    func leakyReLUIsProven() { expectProven(leakyReLUExercise, leakyReLU) }

    @Test("elu: the solution passes, every wrong answer is named")
    func eluIsProven() { expectProven(eluExercise, elu) }
  }
#endif
