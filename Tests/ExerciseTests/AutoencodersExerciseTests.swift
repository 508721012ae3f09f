import AutoencodersChecks
import AutoencodersSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 13")
  struct AutoencodersExerciseTests {
    @Test("reparameterize: the solution passes, every wrong answer is named")
    func reparameterizeIsProven() { expectProven(reparameterizeExercise, reparameterize) }

    @Test("linearAutoencoder: the solution passes, every wrong answer is named")
    func linearAutoencoderIsProven() {
      expectProven(linearAutoencoderExercise, linearAutoencoder)
    }

    @Test("denoise: the solution passes, every wrong answer is named")
    func denoiseIsProven() { expectProven(denoiseExercise, denoise) }

    @Test("klAndElbo: the solution passes, every wrong answer is named")
    func klAndElboIsProven() { expectProven(klAndElboExercise, klAndElbo) }
  }
#endif
