import ExerciseKit
import LogisticRegressionChecks
import LogisticRegressionExercises

runCheck([
  logisticGradientExercise.attempt(logisticGradient)
])
