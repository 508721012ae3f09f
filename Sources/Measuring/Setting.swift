import Figures
import Foundation
import Tensors

/// What the readings of one run have in common, and what they would differ with.
package struct Setting: Sendable {
  /// The number type of the package.
  package var scalar = "\(Scalar.self)"
  /// The length of the registers that the code was compiled for.
  package var registerBytes = MemoryLayout<Vector>.size
  /// The number of threads that worked.
  package var threads = Threads.count
  /// The name of the processor.
  package var machine = processorName()
  /// The compiler.
  package var compiler = "Swift \(Versions.compiler)"
  /// The seed of the data.
  package var seed: UInt64

  /// The setting of this program on this machine.
  package init(seed: UInt64) { self.seed = seed }

  /// The threads that can work at once, each on a processor: so many times the peak is the ceiling.
  var workers: Int { min(threads, ProcessInfo.processInfo.activeProcessorCount) }

  /// The setting in one line.
  package var line: String {
    "\(machine), \(compiler), \(scalar), registers of \(registerBytes) bytes, "
      + "\(threads) \(threads == 1 ? "thread" : "threads"), seed \(seed)"
  }
}

/// The name that the processor gives itself, or its kind where the system does not tell.
private func processorName() -> String {
  #if os(macOS)
    var length = 0
    sysctlbyname("machdep.cpu.brand_string", nil, &length, nil, 0)
    var name = [UInt8](repeating: 0, count: length)
    sysctlbyname("machdep.cpu.brand_string", &name, &length, nil, 0)
    let said = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
  #else
    let said = modelName(in: "/proc/cpuinfo")
  #endif
  return said.isEmpty ? Versions.machine : said
}

/// The first model name in the system's description of its processors, empty if there is none.
private func modelName(in path: String) -> String {
  guard let text = FileManager.default.contents(atPath: path) else { return "" }
  let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
  let line = lines.first { $0.hasPrefix("model name") }
  return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? ""
}
