import AdversarialNetworksChecks
import AdversarialNetworksExercises
import ExerciseKit

runCheck([
  discriminatorLossExercise.attempt(discriminatorLoss),
  generatorLossExercise.attempt(generatorLoss),
  alternateExercise.attempt(alternate),
  optimalDiscriminatorExercise.attempt(optimalDiscriminator),
  modeCoverageExercise.attempt(modeCoverage),
])
