import ExerciseKit
import FoundationsChecks
import FoundationsExercises

runCheck([
  rowMajorOffsetExercise.attempt(rowMajorOffset),
  transposedOffsetExercise.attempt(transposedOffset),
  sumAlongAxisExercise.attempt(sumAlongAxis),
  matmulExercise.attempt(matmul),
  logSumExpExercise.attempt(logSumExp),
  softmaxExercise.attempt(softmax),
  numericalGradientExercise.attempt(numericalGradient),
  gradCheckExercise.attempt(gradCheck),
])
