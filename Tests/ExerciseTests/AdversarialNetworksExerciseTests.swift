import AdversarialNetworksChecks
import AdversarialNetworksSolutions
import ExerciseKit
import Testing

#if !SinglePrecision
  @Suite("Exercises of chapter 12")
  struct AdversarialNetworksExerciseTests {
    @Test("discriminatorLoss: the solution passes, every wrong answer is named")
    func discriminatorLossIsProven() {
      expectProven(discriminatorLossExercise, discriminatorLoss)
    }

    @Test("generatorLoss: the solution passes, every wrong answer is named")
    func generatorLossIsProven() { expectProven(generatorLossExercise, generatorLoss) }

    @Test("alternate: the solution passes, every wrong answer is named")
    func alternateIsProven() { expectProven(alternateExercise, alternate) }

    @Test("optimalDiscriminator: the solution passes, every wrong answer is named")
    func optimalDiscriminatorIsProven() {
      expectProven(optimalDiscriminatorExercise, optimalDiscriminator)
    }

    @Test("modeCoverage: the solution passes, every wrong answer is named")
    func modeCoverageIsProven() { expectProven(modeCoverageExercise, modeCoverage) }
  }
#endif
