import ExerciseKit
import LogisticRegressionChecks
import LogisticRegressionExercises

runCheck([
  logisticGradientExercise.attempt(logisticGradient),
  bceFromLogitsExercise.attempt(bceFromLogits),
  softmaxCrossEntropyGradientExercise.attempt(softmaxCrossEntropyGradient),
  newtonStepExercise.attempt(newtonStep),
  precisionRecallF1Exercise.attempt(precisionRecallF1),
  areaUnderROCExercise.attempt(areaUnderROC),
])
