import BackpropagationChecks
import ExerciseKit
import FoundationsChecks
import LinearRegressionChecks
import LogisticRegressionChecks
import NeuronsChecks

/// The exercises of the book, chapter by chapter.
public var courses: [Course] {
  [
    foundationsCourse, linearRegressionCourse, logisticRegressionCourse, neuronsCourse,
    backpropagationCourse,
  ]
}
