import ExerciseKit

/// The exercises of chapter 02, in order.
public var logisticRegressionCourse: Course {
  Course(
    chapter: "02-LogisticRegression",
    outlines: [
      logisticGradientExercise.outline, bceFromLogitsExercise.outline,
      softmaxCrossEntropyGradientExercise.outline, newtonStepExercise.outline,
      precisionRecallF1Exercise.outline, areaUnderROCExercise.outline,
    ])
}
