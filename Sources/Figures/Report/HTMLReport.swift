/// The report of a run: one file with everything in it, without scripts and without the network.
///
/// It reads on a phone, on a wide screen and in print, light and dark.
public struct HTMLReport: Sendable {
  /// A row of the list of options.
  public struct Option: Sendable {
    /// What the option is called.
    public var name: String
    /// Its value in this run.
    public var value: String

    /// States the value of an option.
    ///
    /// - Parameters:
    ///   - name: What the option is called.
    ///   - value: Its value in this run.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A part of the report, one under the other.
  enum Part: Sendable {
    case heading(String)
    case paragraph(String)
    case figure(any Figure, caption: String)
  }

  /// What the run was.
  public var title: String
  /// The options of the run.
  public var options: [Option]
  /// The names of the formulas that the run uses.
  public var formulas: [String]
  /// What the run was made with.
  public var versions: Versions
  /// The seed of all random numbers; nil if there were none.
  public var seed: UInt64?
  private var parts: [Part] = []

  /// Starts a report.
  ///
  /// - Parameters:
  ///   - title: What the run was.
  ///   - options: The options of the run.
  ///   - formulas: The names of the formulas that the run uses.
  ///   - versions: What the run was made with.
  ///   - seed: The seed of all random numbers.
  public init(
    title: String, options: [Option] = [], formulas: [String] = [], versions: Versions,
    seed: UInt64? = nil
  ) {
    self.title = title
    self.options = options
    self.formulas = formulas
    self.versions = versions
    self.seed = seed
  }

  /// Adds a heading.
  ///
  /// - Parameter heading: Its text.
  public mutating func add(heading: String) { parts.append(.heading(heading)) }

  /// Adds a paragraph.
  ///
  /// - Parameter paragraph: Its text.
  public mutating func add(paragraph: String) { parts.append(.paragraph(paragraph)) }

  /// Adds a figure; a table becomes a table of the page.
  ///
  /// - Parameters:
  ///   - figure: The figure.
  ///   - caption: The text under it.
  public mutating func add(_ figure: some Figure, caption: String = "") {
    parts.append(.figure(figure, caption: caption))
  }

  /// The page; the caller writes it to a file.
  ///
  /// - Returns: The text of the file.
  public func html() -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(title.escaped)</title>
    <style>\(HTMLReport.style)</style>
    </head>
    <body>
    <main>
    <h1>\(title.escaped)</h1>
    \(parts.map(html).joined(separator: "\n"))
    \(list("Options", options.map { ($0.name, $0.value) }))
    \(formulaList)
    \(list("Made with", origin))
    </main>
    </body>
    </html>

    """
  }

  private func html(of part: Part) -> String {
    switch part {
    case .heading(let text): return "<h2>\(text.escaped)</h2>"
    case .paragraph(let text): return "<p>\(text.escaped)</p>"
    case .figure(let figure, let caption):
      let body = (figure as? Table)?.html ?? drawings(of: figure)
      let text = caption.isEmpty ? "" : "<figcaption>\(caption.escaped)</figcaption>"
      return "<figure>\(body)\(text)</figure>"
    }
  }

  private func drawings(of figure: any Figure) -> String {
    let desk = figure.svg(width: 640, height: 400, appearance: .automatic)
    let phone = figure.svg(width: 340, height: 300, appearance: .automatic)
    return "<div class=\"desk\">\(desk)</div><div class=\"phone\">\(phone)</div>"
  }

  private var formulaList: String {
    guard !formulas.isEmpty else { return "" }
    let items = formulas.map { "<li>\($0.escaped)</li>" }.joined()
    return "<h2>Formulas</h2>\n<ul>\(items)</ul>"
  }

  private var origin: [(String, String)] {
    let seed = seed.map { [("seed", String($0))] } ?? []
    return seed + [
      ("package", versions.package), ("Swift", versions.swift), ("system", versions.system),
    ]
  }

  private func list(_ heading: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    let body = rows.map {
      "<tr><th scope=\"row\">\($0.escaped)</th><td>\($1.escaped)</td></tr>"
    }
    return "<h2>\(heading)</h2>\n<div class=\"wide\"><table>\(body.joined())</table></div>"
  }
}
