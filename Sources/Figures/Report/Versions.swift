import Foundation

/// What a run was made with, so that it can be repeated.
public struct Versions: Sendable {
  /// The version of the package.
  public var package: String
  /// The version of the compiler.
  public var swift: String
  /// The operating system and the processor.
  public var system: String

  /// States versions.
  ///
  /// - Parameters:
  ///   - package: The version of the package.
  ///   - swift: The version of the compiler; by default the one that compiled this file.
  ///   - system: The operating system and the processor; by default those of this machine.
  public init(
    package: String, swift: String = Versions.compiler, system: String = Versions.machine
  ) {
    self.package = package
    self.swift = swift
    self.system = system
  }

  /// The version of the compiler that compiled this file, as far as a program can know it.
  public static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or newer"
    #elseif compiler(>=6.4)
      "6.4"
    #else
      "6.3"
    #endif
  }

  /// The operating system, its version, and the kind of processor.
  public static var machine: String {
    #if arch(x86_64)
      let processor = "x86-64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "other processor"
    #endif
    #if os(macOS)
      let system = "macOS"
    #else
      let system = "Linux"
    #endif
    let version = ProcessInfo.processInfo.operatingSystemVersionString
    return "\(system), \(version), \(processor)"
  }
}
