import ExerciseKit
import RegularizationChecks
import RegularizationExercises

runCheck([
  l2PenaltyExercise.attempt(l2Penalty),
  l1PenaltyExercise.attempt(l1Penalty),
  proximalStepExercise.attempt(proximalStep),
  dropoutExercise.attempt(dropout),
  earlyStoppingExercise.attempt(earlyStopping),
  weightDecayExercise.attempt(weightDecay),
])
