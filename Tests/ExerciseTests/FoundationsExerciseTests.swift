import ExerciseKit
import FoundationsChecks
import FoundationsSolutions
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 00")
  struct FoundationsExerciseTests {
    @Test("rowMajorOffset: the solution passes, every wrong answer is named")
    func rowMajorOffsetIsProven() { expectProven(rowMajorOffsetExercise, rowMajorOffset) }

    @Test("transposedOffset: the solution passes, every wrong answer is named")
    func transposedOffsetIsProven() { expectProven(transposedOffsetExercise, transposedOffset) }

    @Test("sumAlongAxis: the solution passes, every wrong answer is named")
    func sumAlongAxisIsProven() { expectProven(sumAlongAxisExercise, sumAlongAxis) }

    @Test("matmul: the solution passes, every wrong answer is named")
    func matmulIsProven() { expectProven(matmulExercise, matmul) }

    @Test("logSumExp: the solution passes, every wrong answer is named")
    func logSumExpIsProven() { expectProven(logSumExpExercise, logSumExp) }

    @Test("softmax: the solution passes, every wrong answer is named")
    func softmaxIsProven() { expectProven(softmaxExercise, softmax) }

    @Test("numericalGradient: the solution passes, every wrong answer is named")
    func numericalGradientIsProven() { expectProven(numericalGradientExercise, numericalGradient) }

    @Test("gradCheck: the solution passes, every wrong answer is named")
    func gradCheckIsProven() { expectProven(gradCheckExercise, gradCheck) }
  }
#endif
