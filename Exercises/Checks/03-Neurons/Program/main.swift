import ExerciseKit
import NeuronsChecks
import NeuronsExercises

runCheck([
  reluExercise.attempt(relu),
  leakyReLUExercise.attempt(leakyReLU),
  eluExercise.attempt(elu),
  sigmoidLayerExercise.attempt(sigmoidLayer),
  tanhLayerExercise.attempt(tanhLayer),
  geluExercise.attempt(gelu),
  softmaxBackwardExercise.attempt(softmaxBackward),
  huberExercise.attempt(huber),
  hingeExercise.attempt(hinge),
  multiclassHingeExercise.attempt(multiclassHinge),
  labelSmoothingExercise.attempt(labelSmoothing),
  klDivergenceExercise.attempt(klDivergence),
  saturationExercise.attempt(saturation),
])
