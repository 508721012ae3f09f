import Foundation
import Terminal

/// Builds products of the package as this program was built: in the same folder, with the same
/// configuration and traits.
package struct Builder: Sendable {
  private let workplace: Workplace
  private let executable: URL

  package init(_ workplace: Workplace) {
    self.workplace = workplace
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    executable = URL(filePath: path).resolvingSymlinksInPath()
  }

  /// The path of a built product.
  package func path(of product: String) -> String {
    executable.deletingLastPathComponent().appending(path: product).path
  }

  /// Builds a product and returns the compiler's errors, with paths seen from the package; none if
  /// all went well.
  package func errors(building product: String) throws -> [CompilerMessage] {
    let build = ChildProcess(
      program: "/usr/bin/env", arguments: ["swift", "build", "--product", product] + options,
      folder: workplace.root, interruption: SIGINT)
    let ending = try build.run()
    if ending.cause == .exit(0) { return [] }
    let said = ending.output + "\n" + ending.errors
    let errors = CompilerMessage.errors(in: said).map { $0.moved(to: workplace.relative($0.file)) }
    if errors.isEmpty { throw BuildError(product: product, said: said) }
    return errors
  }

  private var options: [String] {
    var options = ["--quiet"]
    #if !DEBUG
      options += ["--configuration", "release"]
    #endif
    #if SinglePrecision
      options += ["--traits", "SinglePrecision"]
    #endif
    if let scratch, scratch != workplace.path(".build") { options += ["--scratch-path", scratch] }
    return options
  }

  /// The nearest folder above this program in which builds keep their state.
  private var scratch: String? {
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(
        atPath: folder.appending(path: "workspace-state.json").path)
      {
        return folder.path
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}

/// A build that failed, though not on an error in a source file.
package struct BuildError: Error, CustomStringConvertible {
  let product: String
  let said: String

  /// What the build said last.
  package var description: String {
    let lines = said.split(whereSeparator: \.isNewline)
    let line = lines.last { $0.contains("error: ") } ?? lines.last ?? "it said nothing"
    return "\(product) cannot be built: \(line); `swift build --product \(product)` shows more"
  }
}

extension CompilerMessage {
  /// The same message about another name of the file.
  fileprivate func moved(to file: String) -> CompilerMessage {
    CompilerMessage(file: file, line: line, column: column, text: text)
  }
}
