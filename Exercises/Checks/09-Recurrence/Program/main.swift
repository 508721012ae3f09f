import ExerciseKit
import RecurrenceChecks
import RecurrenceExercises

runCheck([
  rnnForwardExercise.attempt(rnnForward),
  bpttExercise.attempt(bptt),
  truncatedBPTTExercise.attempt(truncatedBPTT),
  clipGlobalNormExercise.attempt(clipGlobalNorm),
  vanishingExercise.attempt(vanishing),
])
