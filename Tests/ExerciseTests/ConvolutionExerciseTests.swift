import ConvolutionChecks
import ConvolutionSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 08")
  struct ConvolutionExerciseTests {
    @Test("outputSize: the solution passes, every wrong answer is named")
    func outputSizeIsProven() { expectProven(outputSizeExercise, outputSize) }

    @Test("conv2dForward: the solution passes, every wrong answer is named")
    func conv2dForwardIsProven() { expectProven(conv2dForwardExercise, conv2dForward) }

    @Test("conv2dBackward: the solution passes, every wrong answer is named")
    func conv2dBackwardIsProven() { expectProven(conv2dBackwardExercise, conv2dBackward) }

    @Test("im2col: the solution passes, every wrong answer is named")
    func im2colIsProven() { expectProven(im2colExercise, im2col) }

    @Test("pooling: the solution passes, every wrong answer is named")
    func poolingIsProven() { expectProven(poolingExercise, pooling) }

    @Test("lenet: the solution passes, every wrong answer is named")
    func lenetIsProven() { expectProven(lenetExercise, lenet) }
  }
#endif
