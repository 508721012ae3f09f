import ExerciseKit
import NeuronsChecks
import NeuronsExercises

runCheck([
  reluExercise.attempt(relu),
  leakyReLUExercise.attempt(leakyReLU),
  eluExercise.attempt(elu),
])
