import ExerciseKit
import LanguageModelChecks
import LanguageModelExercises

runCheck([
  charLMLossExercise.attempt(charLMLoss),
  lstmForwardExercise.attempt(lstmForward),
  lstmBackwardExercise.attempt(lstmBackward),
  gruExercise.attempt(gru),
  samplingExercise.attempt(sampling),
])
