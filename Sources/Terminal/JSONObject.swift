import Tensors

/// Names and values in the order in which they were added, as one JSON object on one line.
///
///     var object = JSONObject()
///     object.add("accuracy", 0.97)
///     print(object.json)  // {"accuracy":0.97}
public struct JSONObject: JSONValue, Sendable {
  private struct Entry: Sendable {
    let name: String
    let json: String
    /// Whether a person wants to read it: a number, a word, no list and no object.
    let isPlain: Bool
  }

  private var entries: [Entry] = []

  /// Creates an object without entries.
  public init() {}

  /// Adds a value under a name, after those already there.
  ///
  /// - Parameters:
  ///   - name: A name that the object does not have yet; one that it has is a mistake.
  ///   - value: A number, text, truth, a list of them, nil or another object.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public mutating func add(
    _ name: String, _ value: some JSONValue, file: StaticString = #fileID, line: UInt = #line
  ) {
    if entries.contains(where: { $0.name == name }) {
      mistake("report: \(name) is added twice", file: file, line: line)
    }
    let json = value.json
    let isPlain = !json.hasPrefix("[") && !json.hasPrefix("{")
    entries.append(Entry(name: name, json: json, isPlain: isPlain))
  }

  /// The names and values that fit into a table.
  package var plainValues: [(name: String, value: String)] {
    entries.filter(\.isPlain).map { ($0.name, $0.json) }
  }

  /// The names and values as one JSON object.
  public var json: String {
    "{" + entries.map { $0.name.json + ":" + $0.json }.joined(separator: ",") + "}"
  }
}
