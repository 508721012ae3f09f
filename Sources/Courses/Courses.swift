import BackpropagationChecks
import ExerciseKit
import FoundationsChecks
import LogisticRegressionChecks
import NeuronsChecks

/// The exercises of the book, chapter by chapter.
public var courses: [Course] {
  [foundationsCourse, logisticRegressionCourse, neuronsCourse, backpropagationCourse]
}
