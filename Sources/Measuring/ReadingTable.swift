import Figures
import Foundation
import Program

extension Workload {
  /// The readings of the cases in rows, with those columns that apply to them.
  ///
  /// - Parameters:
  ///   - readings: The readings.
  ///   - peak: The highest number of operations, in billions a second, if it was measured.
  /// - Returns: The table.
  package func table(of readings: [Reading], peak: Double?) -> Table {
    let unit = cases.first?.amount.unit ?? ""
    let columns: [(header: String, cell: (Reading) -> String?)] = [
      ("case", { $0.name }),
      ("median", { prefixed($0.seconds) + "s" }),
      ("spread", { percent(spread($0.samples)) }),
      ("\(unit)/s", { prefixed($0.perSecond) }),
      ("GFLOP/s", { $0.gflops.map { String(format: "%.1f", $0) } }),
      ("of peak", { $0.part(of: peak).map(percent) }),
      ("GB/s", { $0.gigabytesPerSecond.map { String(format: "%.2f", $0) } }),
    ]
    let used = columns.filter { column in readings.contains { column.cell($0) != nil } }
    return Table(
      title: name, headers: used.map(\.header),
      rows: readings.map { reading in used.map { $0.cell(reading) ?? "" } },
      alignments: [.leading] + Array(repeating: .trailing, count: used.count - 1))
  }
}

/// A positive number in four digits, with the prefix of its power of a thousand: 5.455 µ, 63.43 m.
package func prefixed(_ number: Double) -> String {
  let prefixes = ["n", "µ", "m", "", "k", "M", "G", "T"]
  // The power of the number as it is shown: 999.96 is shown as 1.000 k.
  let shown = Double(String(format: "%.3e", number)) ?? number
  let power = min(max(Int((log10(shown) / 3).rounded(.down)), -3), 4)
  let digits = String(format: "%#.4g", shown / pow(1_000, Double(power)))
  return "\(digits) \(prefixes[power + 3])"
}

private func percent(_ part: Double) -> String { "\(Int((100 * part).rounded())) %" }
