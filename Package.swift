// swift-tools-version: 6.3

import Foundation
import PackageDescription

// ChainRule, a book in code. This is its table of contents: the chapters in reading order, each
// with the earlier chapters that it builds on, and the shelves of tools that they share.

/// What nearly every chapter from 05 on builds on.
let basics = ["LinearRegression", "LogisticRegression", "Neurons", "Backpropagation"]

let chapters = [
  chapter("00", "Foundations", program: "foundations"),
  chapter("01", "LinearRegression", after: ["Foundations"], program: "linear-regression"),
  chapter("02", "LogisticRegression", after: ["LinearRegression"], program: "logistic-regression"),
  chapter("03", "Neurons", after: ["LinearRegression", "LogisticRegression"], program: "neurons"),
  chapter(
    "04", "Backpropagation", after: ["LinearRegression", "LogisticRegression", "Neurons"],
    program: "backpropagation", runsMine: true),
  chapter("05", "Optimizers", after: basics, program: "optimizers", runsMine: true),
  chapter("06", "Regularization", after: basics + ["Optimizers"], program: "regularization"),
  chapter("07", "DeepNetworks", after: basics, program: "deep-networks"),
  chapter(
    "08", "Convolution", after: basics + ["Optimizers"],
    program: "convolution", runsMine: true),
  chapter(
    "09", "Recurrence", after: basics + ["Optimizers"],
    program: "recurrence", runsMine: true),
  chapter(
    "10", "LanguageModel", after: basics + ["Optimizers", "Recurrence"],
    program: "language-model", runsMine: true),
  chapter(
    "11", "Attention", after: basics + ["Optimizers", "Recurrence", "LanguageModel"],
    program: "attention", runsMine: true),
  chapter(
    "12", "AdversarialNetworks", after: basics + ["Optimizers"],
    program: "adversarial-networks", runsMine: true),
  chapter(
    "13", "Autoencoders", after: basics + ["Optimizers"],
    program: "autoencoders", runsMine: true),
]

let shelves = [
  shelf("Tensors", strict: true),
  shelf("Learning", uses: ["Tensors"]),
  shelf("GradientChecking", uses: ["Tensors", "Learning"]),
  shelf("Datasets", uses: ["Tensors"]),
  shelf("Figures", uses: ["Tensors"]),
  shelf("Terminal", uses: ["Tensors"], computes: false),
  shelf("Program", uses: ["Tensors", "Figures", "Terminal"]),
  shelf("ExerciseKit", uses: ["Tensors"]),
  shelf("Runner", uses: ["Tensors", "ExerciseKit", "Terminal"], computes: false),
]

// `swift run learn`: it builds the program that checks a chapter when it is asked to, so that it is
// quick to build itself, and a learner's file that does not compile never stops it.
let learn = executable("LearnRun", of: ["Runner"], path: "Sources/learn")

// `swift run benchmark`: it times what the shelves and the chapters do.
let benchmark =
  shelf(
    "Measuring",
    uses: basics + [
      "Tensors", "Learning", "Figures", "Program", "Optimizers", "Convolution", "Recurrence",
      "LanguageModel", "Attention", "AdversarialNetworks",
    ])
  + [
    executable(
      "BenchmarkRun", of: ["Measuring", "Program"], path: "Sources/benchmark",
      exclude: ["peers"])
  ]

// `swift run mutations`: it makes a copy of the sources wrong and asks whether the tests notice.
let mutations =
  shelf("Mutations", uses: ["Terminal"], computes: false, path: "Tests/Mutations/Tool")
  + [executable("MutationsRun", of: ["Mutations"], path: "Tests/Mutations/Program")]

let lessons = chapters.map(\.lesson)
let proofs = [
  tests("Differentiation", of: lessons + ["GradientChecking", "Learning", "Tensors"]),
  tests("Errata", of: lessons + ["GradientChecking", "Datasets", "Tensors"]),
  tests(
    "Exercise",
    of: chapters.flatMap(\.solutions) + chapters.flatMap(\.checks)
      + ["ExerciseKit", "Runner", "Tensors"]),
  tests("Book", of: []),
]

let package = Package(
  name: "ChainRule",
  platforms: [.macOS(.v26)],
  products: chapters.flatMap(\.products)
    + ["Learn", "Benchmark", "Mutations"].map {
      .executable(name: $0.lowercased(), targets: ["\($0)Run"])
    },
  traits: [
    .trait(name: "SinglePrecision", description: "Scalar is Float instead of Double.")
  ],
  targets: shelves.flatMap { $0 } + chapters.flatMap(\.targets) + [learn] + benchmark + mutations
    + proofs
)

/// A module, under Sources unless a path says otherwise, and its tests.
///
/// What only talks and does not compute is not optimised, which takes longer than it saves: a
/// learner's first verdict waits for it.
func shelf(
  _ name: String, uses: [String] = [], strict: Bool = false, computes: Bool = true,
  path: String? = nil
) -> [Target] {
  [
    .target(
      name: name, dependencies: modules(uses), path: path,
      swiftSettings: (computes ? optimised() : machine())
        + (strict ? [.strictMemorySafety()] : [])),
    tests(name, of: uses + [name]),
  ]
}

/// Tests, in a folder of their own under Tests.
func tests(_ name: String, of tested: [String]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: modules(Set(tested).sorted()), swiftSettings: machine())
}

/// What a chapter adds to the package.
struct Chapter {
  let lesson: String
  var products: [Product]
  var targets: [Target]
  /// The modules of the exercises' solutions and of their checks.
  var solutions: [String] = []
  var checks: [String] = []
}

/// A chapter: the lesson (a library), its tests, the program that shows it at work, and exercises.
func chapter(
  _ number: String, _ name: String, after earlier: [String] = [], program: String,
  runsMine: Bool = false
) -> Chapter {
  let folder = "Chapters/\(number)-\(name)"
  let lesson = earlier + ["Tensors", "Learning"]
  let tools = ["GradientChecking", "Datasets", "Figures", "Program", name]
  var chapter = Chapter(
    lesson: name,
    products: [.executable(name: program, targets: ["\(name)Run"])],
    targets: [
      .target(
        name: name, dependencies: modules(lesson), path: "\(folder)/Lesson",
        swiftSettings: optimised()),
      tests(name, of: lesson + tools),
      executable("\(name)Run", of: lesson + tools, path: "\(folder)/Run"),
    ])
  addExercises(to: &chapter, number, name, lesson: lesson, runsMine: runsMine)
  return chapter
}

/// A chapter's exercises: the learner's files, the solutions, the checks, the program that judges the
/// learner's files in a process of its own, and perhaps one that trains with them.
///
/// The learner's files are not optimised, so that a trap keeps its line.
func addExercises(
  to chapter: inout Chapter, _ number: String, _ name: String, lesson: [String], runsMine: Bool
) {
  let folder = "\(number)-\(name)"
  let kit = ["Tensors", "Learning", "ExerciseKit"]
  let checks = Set(kit + lesson + ["GradientChecking", "Datasets", name]).sorted()
  chapter.targets += [
    .target(
      name: "\(name)Exercises", dependencies: modules(kit), path: "Exercises/\(folder)",
      swiftSettings: machine()),
    .target(
      name: "\(name)Solutions", dependencies: modules(kit),
      path: "Exercises/Solutions/\(folder)", swiftSettings: optimised()),
    .target(
      name: "\(name)Checks", dependencies: modules(checks), path: "Exercises/Checks/\(folder)",
      exclude: ["Program"] + (runsMine ? ["Mine"] : []), swiftSettings: optimised()),
    executable(
      "\(name)CheckProgram", of: kit + ["\(name)Exercises", "\(name)Checks"],
      path: "Exercises/Checks/\(folder)/Program"),
  ]
  chapter.products.append(
    .executable(name: "check-\(number)", targets: ["\(name)CheckProgram"]))
  if runsMine {
    chapter.targets.append(
      executable(
        "\(name)Mine", of: Set(checks + ["\(name)Exercises"]).sorted(),
        path: "Exercises/Checks/\(folder)/Mine"))
    chapter.products.append(.executable(name: "mine-\(number)", targets: ["\(name)Mine"]))
  }
  chapter.solutions = ["\(name)Solutions"]
  chapter.checks = ["\(name)Checks"]
}

func executable(
  _ name: String, of used: [String], path: String, exclude: [String] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: modules(used), path: path, exclude: exclude,
    swiftSettings: optimised() + [.defaultIsolation(MainActor.self)])
}

func modules(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

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
