import ExerciseKit
import LanguageModelChecks
import LanguageModelSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 10")
  struct LanguageModelExerciseTests {
    @Test("charLMLoss: the solution passes, every wrong answer is named")
    func charLMLossIsProven() { expectProven(charLMLossExercise, charLMLoss) }

    @Test("lstmForward: the solution passes, every wrong answer is named")
    func lstmForwardIsProven() { expectProven(lstmForwardExercise, lstmForward) }

    @Test("lstmBackward: the solution passes, every wrong answer is named")
    func lstmBackwardIsProven() { expectProven(lstmBackwardExercise, lstmBackward) }

    @Test("gru: the solution passes, every wrong answer is named")
    func gruIsProven() { expectProven(gruExercise, gru) }

    @Test("sampling: the solution passes, every wrong answer is named")
    func samplingIsProven() { expectProven(samplingExercise, sampling) }
  }
#endif
