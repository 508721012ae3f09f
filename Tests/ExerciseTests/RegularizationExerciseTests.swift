import ExerciseKit
import RegularizationChecks
import RegularizationSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 06")
  struct RegularizationExerciseTests {
    @Test("l2Penalty: the solution passes, every wrong answer is named")
    func l2PenaltyIsProven() { expectProven(l2PenaltyExercise, l2Penalty) }

    @Test("l1Penalty: the solution passes, every wrong answer is named")
    func l1PenaltyIsProven() { expectProven(l1PenaltyExercise, l1Penalty) }

    @Test("proximalStep: the solution passes, every wrong answer is named")
    func proximalStepIsProven() { expectProven(proximalStepExercise, proximalStep) }

    @Test("dropout: the solution passes, every wrong answer is named")
    func dropoutIsProven() { expectProven(dropoutExercise, dropout) }

    @Test("earlyStopping: the solution passes, every wrong answer is named")
    func earlyStoppingIsProven() { expectProven(earlyStoppingExercise, earlyStopping) }

    @Test("weightDecay: the solution passes, every wrong answer is named")
    func weightDecayIsProven() { expectProven(weightDecayExercise, weightDecay) }
  }
#endif
