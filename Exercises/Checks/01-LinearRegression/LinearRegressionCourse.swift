import ExerciseKit

/// The exercises of chapter 01, in order.
public var linearRegressionCourse: Course {
  Course(
    chapter: "01-LinearRegression",
    outlines: [
      mseExercise.outline, linearGradientExercise.outline, gdLoopExercise.outline,
      maxLearningRateExercise.outline, choleskyFactorExercise.outline,
      normalEquationExercise.outline, standardizeExercise.outline,
    ])
}
