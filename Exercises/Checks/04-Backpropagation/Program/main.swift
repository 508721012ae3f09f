import BackpropagationChecks
import BackpropagationExercises
import ExerciseKit

runCheck([
  linearBackwardExercise.attempt(linearBackward),
  parameterCountExercise.attempt(parameterCount),
  twoLayerByHandExercise.attempt(twoLayerByHand),
  miniBatchesExercise.attempt(miniBatches),
  sanityExercise.attempt(sanity),
])
