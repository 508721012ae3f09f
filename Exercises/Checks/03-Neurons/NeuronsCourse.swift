import ExerciseKit

/// The exercises of chapter 03, in order.
public var neuronsCourse: Course {
  Course(
    chapter: "03-Neurons",
    outlines: [
      reluExercise.outline,
      leakyReLUExercise.outline,
      eluExercise.outline,
      sigmoidLayerExercise.outline,
      tanhLayerExercise.outline,
      geluExercise.outline,
      softmaxBackwardExercise.outline,
      huberExercise.outline,
      hingeExercise.outline,
      multiclassHingeExercise.outline,
      labelSmoothingExercise.outline,
      klDivergenceExercise.outline,
      saturationExercise.outline,
    ])
}
