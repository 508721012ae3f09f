import ConvolutionChecks
import ConvolutionExercises
import ExerciseKit

runCheck([
  outputSizeExercise.attempt(outputSize),
  conv2dForwardExercise.attempt(conv2dForward),
  conv2dBackwardExercise.attempt(conv2dBackward),
  im2colExercise.attempt(im2col),
  poolingExercise.attempt(pooling),
  lenetExercise.attempt(lenet),
])
