import BackpropagationChecks
import ExerciseKit

/// The exercises of the book, chapter by chapter.
public var courses: [Course] { [backpropagationCourse] }
