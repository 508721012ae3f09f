import ExerciseKit

/// The exercises of chapter 00, in order.
public var foundationsCourse: Course {
  Course(
    chapter: "00-Foundations",
    outlines: [
      rowMajorOffsetExercise.outline, transposedOffsetExercise.outline,
      sumAlongAxisExercise.outline, matmulExercise.outline, logSumExpExercise.outline,
      softmaxExercise.outline, numericalGradientExercise.outline, gradCheckExercise.outline,
    ])
}
