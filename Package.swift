// swift-tools-version: 6.3

import Foundation
import PackageDescription

// ChainRule, a book in code. This is its table of contents: the chapters in reading order, each
// with the earlier chapters that it builds on, and the shelves of tools that they share.

let chapters = [
  chapter("00", "Foundations", program: "foundations"),
  chapter("01", "LinearRegression", program: "linear-regression"),
  chapter(
    "02", "LogisticRegression", after: ["LinearRegression"], program: "logistic-regression"),
  chapter(
    "03", "Neurons", after: ["LinearRegression", "LogisticRegression"], program: "neurons"),
  chapter(
    "04", "Backpropagation", after: ["LinearRegression", "LogisticRegression", "Neurons"],
    program: "backpropagation"),
]

let shelves = [
  shelf("Tensors", strict: true),
  shelf("Learning", uses: ["Tensors"]),
  shelf("GradientChecking", uses: ["Tensors", "Learning"]),
  shelf("Datasets", uses: ["Tensors", "Learning"]),
  shelf("Figures", uses: ["Tensors"]),
  shelf("Program", uses: ["Tensors", "Figures"]),
]

let package = Package(
  name: "ChainRule",
  platforms: [.macOS(.v26)],
  products: chapters.flatMap(\.products),
  traits: [
    .trait(name: "SinglePrecision", description: "Scalar is Float instead of Double.")
  ],
  targets: shelves.flatMap { $0 } + chapters.flatMap(\.targets) + [
    .testTarget(
      name: "ErrataTests",
      dependencies: [
        "GradientChecking", "Datasets", "LinearRegression", "LogisticRegression", "Neurons",
        "Backpropagation",
      ],
      swiftSettings: machine()),
    .testTarget(name: "BookTests", swiftSettings: machine()),
  ]
)

/// A module under Sources and its tests.
func shelf(_ name: String, uses: [Target.Dependency] = [], strict: Bool = false) -> [Target] {
  [
    .target(
      name: name, dependencies: uses,
      swiftSettings: optimised() + (strict ? [.strictMemorySafety()] : [])),
    .testTarget(
      name: "\(name)Tests", dependencies: uses + [.init(stringLiteral: name)],
      swiftSettings: machine()),
  ]
}

/// A chapter: the lesson (a library), its tests, and the program that shows it at work.
func chapter(
  _ number: String, _ name: String, after earlier: [Target.Dependency] = [], program: String
) -> (products: [Product], targets: [Target]) {
  let folder = "Chapters/\(number)-\(name)"
  let lesson = earlier + ["Tensors", "Learning"]
  let tools: [Target.Dependency] = ["GradientChecking", "Datasets", "Figures", "Program"]
  let targets: [Target] = [
    .target(
      name: name, dependencies: lesson, path: "\(folder)/Lesson", swiftSettings: optimised()),
    .testTarget(
      name: "\(name)Tests", dependencies: lesson + tools + [.init(stringLiteral: name)],
      swiftSettings: machine()),
    .executableTarget(
      name: "\(name)Run", dependencies: lesson + tools + [.init(stringLiteral: name)],
      path: "\(folder)/Run", swiftSettings: optimised() + [.defaultIsolation(MainActor.self)]),
  ]
  return ([.executable(name: program, targets: ["\(name)Run"])], targets)
}

/// Settings of all targets but tests and learners' files: optimised in debug builds too, so that
/// plain `swift run` and `swift test` are fast, and as one unit, so that small functions are inlined
/// across the files of a module.
func optimised() -> [SwiftSetting] {
  machine() + [.unsafeFlags(["-O", "-disable-batch-mode", "-wmo", "-num-threads", "2"])]
}

/// What the compiler may assume about the processor.
///
/// Every target needs the same: a module that inlines vector code from another must be allowed the
/// same registers.
func machine() -> [SwiftSetting] {
  #if arch(x86_64)
    let level = processorLevel()
    var settings: [SwiftSetting] = [
      .unsafeFlags(["-Xcc", "-march=x86-64-\(level)", "-Xcc", "-fno-math-errno"])
    ]
    if level == "v4" { settings.append(.define("REGISTER_64_BYTES")) }
    if level == "v3" { settings.append(.define("REGISTER_32_BYTES")) }
    if level != "v2" { settings.append(.define("FUSED_MULTIPLY_ADD")) }
    return settings
  #else
    return [.unsafeFlags(["-Xcc", "-fno-math-errno"]), .define("FUSED_MULTIPLY_ADD")]
  #endif
}

/// The x86-64 level of this machine, v2, v3 (AVX2) or v4 (AVX-512); `CHAINRULE_CPU` overrides it.
func processorLevel() -> String {
  if let asked = Context.environment["CHAINRULE_CPU"], !asked.isEmpty {
    let level = asked.replacingOccurrences(of: "x86-64-", with: "")
    guard ["v2", "v3", "v4"].contains(level) else {
      let reason = "CHAINRULE_CPU is \"\(asked)\"; expected v2, v3 or v4\n"
      FileHandle.standardError.write(Data(reason.utf8))
      exit(1)
    }
    return level
  }
  // Only Linux tells without a system call; elsewhere the level that every Intel Mac has.
  let information = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
  let line = information?.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
  let flags = Set(line.split(separator: " "))
  if flags.isSuperset(of: ["avx512f", "avx512vl", "avx512bw", "avx512dq", "avx512cd"]) {
    return "v4"
  }
  return flags.isSuperset(of: ["avx2", "fma", "bmi2"]) ? "v3" : "v2"
}
