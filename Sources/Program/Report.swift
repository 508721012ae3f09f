import Figures
import Tensors

/// What a run found, as names and values in the order in which they were added, and its figures.
///
///     report.add("accuracy", 0.97)
///     report.add("losses", losses)
///
/// `--json` prints it as one JSON object on one line.
public struct Report: JSONValue, Sendable {
  private var findings = JSONObject()

  /// The figures that were shown, for `--figures` and `--report`.
  package var figures: [(name: String, figure: any Figure)] = []

  /// The identifiers of the formulas at work, such as 004-F03, for `--report`.
  public var formulas: [String] = []

  /// Creates a report of nothing, to be filled and added to another.
  public init() {}

  /// Creates the report of a program's run, with the options' values used.
  package init(program: String, arguments: Arguments) {
    var options = JSONObject()
    for (name, value) in arguments.all { options.add(name, value) }
    add("program", program)
    add("options", options)
  }

  /// Adds a value under a name, after those already there.
  ///
  /// - Parameters:
  ///   - name: A name that the report does not have yet; one that it has is a mistake.
  ///   - value: A number, text, truth, a list of them, nil or another report.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public mutating func add(
    _ name: String, _ value: some JSONValue, file: StaticString = #fileID, line: UInt = #line
  ) {
    findings.add(name, value, file: file, line: line)
  }

  /// The names and values that fit into a table.
  var plainValues: [[String]] {
    findings.plainValues.filter { $0.name != "program" }.map { [$0.name, $0.value] }
  }

  /// The names and values as one JSON object.
  public var json: String { findings.json }
}
