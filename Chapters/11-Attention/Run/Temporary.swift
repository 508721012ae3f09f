import Attention
import GradientChecking
import LanguageModel
import Program
import Tensors

func translatorCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {}
func save(_ model: GPT, _ vocabulary: Vocabulary, to path: String) throws {}
func write(
  with path: String, _ arguments: Arguments, on console: Console, into report: inout Report
) throws {}
