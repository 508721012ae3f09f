import AttentionChecks
import AttentionSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 11")
  struct AttentionExerciseTests {
    @Test("sdpaForward: the solution passes, every wrong answer is named")
    func sdpaForwardIsProven() { expectProven(sdpaForwardExercise, sdpaForward) }

    @Test("causalMask: the solution passes, every wrong answer is named")
    func causalMaskIsProven() { expectProven(causalMaskExercise, causalMask) }

    @Test("sdpaBackward: the solution passes, every wrong answer is named")
    func sdpaBackwardIsProven() { expectProven(sdpaBackwardExercise, sdpaBackward) }

    @Test("multiHead: the solution passes, every wrong answer is named")
    func multiHeadIsProven() { expectProven(multiHeadExercise, multiHead) }

    @Test("layerNormForward: the solution passes, every wrong answer is named")
    func layerNormForwardIsProven() { expectProven(layerNormForwardExercise, layerNormForward) }

    @Test("layerNormBackward: the solution passes, every wrong answer is named")
    func layerNormBackwardIsProven() { expectProven(layerNormBackwardExercise, layerNormBackward) }

    @Test("positions: the solution passes, every wrong answer is named")
    func positionsIsProven() { expectProven(positionsExercise, positions) }

    @Test("transformerBlock: the solution passes, every wrong answer is named")
    func transformerBlockIsProven() { expectProven(transformerBlockExercise, transformerBlock) }

    @Test("kvCache: the solution passes, every wrong answer is named")
    func kvCacheIsProven() { expectProven(kvCacheExercise, kvCache) }
  }
#endif
