import ExerciseKit
import OptimizersChecks
import OptimizersExercises

runCheck([
  sgdExercise.attempt(sgd),
  momentumExercise.attempt(momentum),
  nesterovExercise.attempt(nesterov),
  adagradExercise.attempt(adagrad),
  rmspropExercise.attempt(rmsprop),
  adamExercise.attempt(adam),
  adamWExercise.attempt(adamW),
  clipByGlobalNormExercise.attempt(clipByGlobalNorm),
  warmUpCosineExercise.attempt(warmUpCosine),
])
