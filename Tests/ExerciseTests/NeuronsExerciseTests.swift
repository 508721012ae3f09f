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

    @Test("sigmoidLayer: the solution passes, every wrong answer is named")
    func sigmoidLayerIsProven() { expectProven(sigmoidLayerExercise, sigmoidLayer) }

    @Test("tanhLayer: the solution passes, every wrong answer is named")
    func tanhLayerIsProven() { expectProven(tanhLayerExercise, tanhLayer) }

    @Test("gelu: the solution passes, every wrong answer is named")
    func geluIsProven() { expectProven(geluExercise, gelu) }

    @Test("softmaxBackward: the solution passes, every wrong answer is named")
    func softmaxBackwardIsProven() { expectProven(softmaxBackwardExercise, softmaxBackward) }

    @Test("huber: the solution passes, every wrong answer is named")
    func huberIsProven() { expectProven(huberExercise, huber) }

    @Test("hinge: the solution passes, every wrong answer is named")
    func hingeIsProven() { expectProven(hingeExercise, hinge) }

    @Test("multiclassHinge: the solution passes, every wrong answer is named")
    func multiclassHingeIsProven() { expectProven(multiclassHingeExercise, multiclassHinge) }

    @Test("labelSmoothing: the solution passes, every wrong answer is named")
    func labelSmoothingIsProven() { expectProven(labelSmoothingExercise, labelSmoothing) }

    @Test("klDivergence: the solution passes, every wrong answer is named")
    func klDivergenceIsProven() { expectProven(klDivergenceExercise, klDivergence) }

    @Test("saturation: the solution passes, every wrong answer is named")
    func saturationIsProven() { expectProven(saturationExercise, saturation) }
  }
#endif
