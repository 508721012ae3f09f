import ExerciseKit

/// The exercises of chapter 04, in order.
public var backpropagationCourse: Course {
  Course(
    chapter: "04-Backpropagation",
    outlines: [
      linearBackwardExercise.outline, parameterCountExercise.outline,
      twoLayerByHandExercise.outline, miniBatchesExercise.outline, sanityExercise.outline,
    ])
}
