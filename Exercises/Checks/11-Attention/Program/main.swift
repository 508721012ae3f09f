import AttentionChecks
import AttentionExercises
import ExerciseKit

runCheck([
  sdpaForwardExercise.attempt(sdpaForward),
  causalMaskExercise.attempt(causalMask),
  sdpaBackwardExercise.attempt(sdpaBackward),
  multiHeadExercise.attempt(multiHead),
  layerNormForwardExercise.attempt(layerNormForward),
  layerNormBackwardExercise.attempt(layerNormBackward),
  positionsExercise.attempt(positions),
  transformerBlockExercise.attempt(transformerBlock),
  kvCacheExercise.attempt(kvCache),
])
