import BackpropagationChecks
import BackpropagationExercises
import ExerciseKit

runCheck([
  linearBackwardExercise.attempt(linearBackward)
])
