import DeepNetworksChecks
import DeepNetworksExercises
import ExerciseKit

runCheck([
  heInitExercise.attempt(heInit),
  glorotInitExercise.attempt(glorotInit),
  batchNormForwardExercise.attempt(batchNormForward),
  batchNormBackwardExercise.attempt(batchNormBackward),
  residualBackwardExercise.attempt(residualBackward),
])
