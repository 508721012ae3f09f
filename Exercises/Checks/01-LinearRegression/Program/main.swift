import ExerciseKit
import LinearRegressionChecks
import LinearRegressionExercises

runCheck([
  mseExercise.attempt(mse),
  linearGradientExercise.attempt(linearGradient),
  gdLoopExercise.attempt(gdLoop),
  maxLearningRateExercise.attempt(maxLearningRate),
  choleskyFactorExercise.attempt(choleskyFactor),
  normalEquationExercise.attempt(normalEquation),
  standardizeExercise.attempt(standardize),
])
