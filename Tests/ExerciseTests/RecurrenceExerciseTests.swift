import ExerciseKit
import RecurrenceChecks
import RecurrenceSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 09")
  struct RecurrenceExerciseTests {
    @Test("rnnForward: the solution passes, every wrong answer is named")
    func rnnForwardIsProven() { expectProven(rnnForwardExercise, rnnForward) }

    @Test("bptt: the solution passes, every wrong answer is named")
    func bpttIsProven() { expectProven(bpttExercise, bptt) }

    @Test("truncatedBPTT: the solution passes, every wrong answer is named")
    func truncatedBPTTIsProven() { expectProven(truncatedBPTTExercise, truncatedBPTT) }

    @Test("clipGlobalNorm: the solution passes, every wrong answer is named")
    func clipGlobalNormIsProven() { expectProven(clipGlobalNormExercise, clipGlobalNorm) }

    @Test("vanishing: the solution passes, every wrong answer is named")
    func vanishingIsProven() { expectProven(vanishingExercise, vanishing) }
  }
#endif
