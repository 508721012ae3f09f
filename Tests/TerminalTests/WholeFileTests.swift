import Foundation
import Terminal
import Testing

/// Calls a body with a new folder that is removed afterwards.
private func inNewFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
  }
  try body(folder)
}

/// The names in a folder, hidden ones too.
private func names(in folder: URL) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

private struct Interrupted: LocalizedError {
  let errorDescription: String? = "interrupted"
}

@Suite("Whole files: written whole or not at all")
struct WholeFileTests {
  @Test("a file is written with the folders above it, and replaced")
  func write() throws {
    try inNewFolder { folder in
      let file = folder.appendingPathComponent("a/b/loss.svg")
      try WholeFile.write("first, and longer", to: file.path)
      try WholeFile.write("second", to: file.path)
      #expect(try String(contentsOf: file, encoding: .utf8) == "second")
      #expect(try names(in: file.deletingLastPathComponent()) == ["loss.svg"])
    }
  }

  @Test("an empty file and a name of the greatest length are files too")
  func extremes() throws {
    try inNewFolder { folder in
      let name = String(repeating: "n", count: 255)
      try WholeFile.write(Data(), to: folder.appendingPathComponent(name).path)
      #expect(try names(in: folder) == [name])
    }
  }

  @Test("a writer that fails midway leaves the old file and nothing else")
  func midway() throws {
    try inNewFolder { folder in
      let file = folder.appendingPathComponent("weights")
      try WholeFile.write("old", to: file.path)
      let error = #expect(throws: WritingError.self) {
        try WholeFile.write(to: file.path) { temporary in
          try Data("half".utf8).write(to: temporary)
          throw Interrupted()
        }
      }
      #expect(error?.description == "cannot write \(file.path): interrupted")
      #expect(try String(contentsOf: file, encoding: .utf8) == "old")
      #expect(try names(in: folder) == ["weights"])
    }
  }

  @Test("a name that the system refuses leaves nothing")
  func refused() throws {
    try inNewFolder { folder in
      let path = folder.appendingPathComponent(String(repeating: "n", count: 300)).path
      let error = #expect(throws: WritingError.self) { try WholeFile.write("x", to: path) }
      #expect(error?.description.hasSuffix(": File name too long") == true)
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test("a file in the place of a folder is told")
  func fileAsFolder() throws {
    try inNewFolder { folder in
      let file = folder.appendingPathComponent("figures").path
      try WholeFile.write("x", to: file)
      let answer = WritingError.notAFolder(file)
      #expect(answer.description == "\(file) is a file; expected a folder")
      #expect(throws: answer) { try WholeFile.makeFolder(file) }
      #expect(throws: answer) { try WholeFile.write("y", to: file + "/loss.svg") }
      let deeper = #expect(throws: WritingError.self) {
        try WholeFile.makeFolder(file + "/deep/er")
      }
      #expect(deeper?.description == "cannot write \(file)/deep/er: Not a directory")
    }
  }

  @Test("folders and devices are not replaced")
  func notAFile() throws {
    try inNewFolder { folder in
      #expect(throws: WritingError.notAFile(folder.path)) {
        try WholeFile.write("x", to: folder.path)
      }
      #expect(throws: WritingError.notAFile("/dev/null")) {
        try WholeFile.write("x", to: "/dev/null")
      }
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test("a link stays a link and its file is replaced")
  func link() throws {
    try inNewFolder { folder in
      let file = folder.appendingPathComponent("file")
      let link = folder.appendingPathComponent("link")
      try WholeFile.write("old", to: file.path)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      try WholeFile.write("new", to: link.path)
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    }
  }

  @Test("Ctrl-C while a file is written removes it and ends with 130")
  func interrupted() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    await #expect(processExitsWith: .exitCode(130)) { [path = folder.path as String] in
      endingCleanlyOnSignals {
        do {
          try WholeFile.write(to: path + "/weights") { temporary in
            try Data("half".utf8).write(to: temporary)
            let folder = temporary.deletingLastPathComponent()
            try Data().write(to: folder.appendingPathComponent("began"))
            kill(getpid(), SIGINT)
            sleep(10)
          }
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(try names(in: folder) == ["began"])
    try FileManager.default.removeItem(at: folder)
  }
}
