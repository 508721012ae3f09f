import Courses
import Runner

learn(courses)
