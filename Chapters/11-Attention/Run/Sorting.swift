import Attention
import Figures
import Program
import Tensors

/// One block with one head learns to sort ten numbers, and shows how.
func learnSorting(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let steps = arguments.steps(2_000, quick: 60)
  let tests = unseenLists(arguments.quick ? 100 : 1_000)
  console.print(
    """

    Sorting: lists of 10 different numbers below 100, a bar, and the list in order. One block with
    one head, \(steps) batches of 64 lists that never come again; tested on \(tests.count) others.

    """)
  var results: [(model: GPT, correct: Scalar)] = []
  for seed in arguments.everySeed {
    let (model, losses) = trainedSorter(arguments, steps: steps, seed: seed, on: console)
    let sorted = model.sorting(tests.lists, bar: tests.limit)
    let right = zip(tests.lists, sorted).count { $0.sorted() == $1 }
    results.append((model, Scalar(right) / Scalar(tests.count)))
    console.print(
      "seed \(seed): loss \(brief(means(of: losses, parts: 20).means.last ?? 0)), "
        + "\(right) of \(tests.count) unseen lists wholly right")
  }
  let shares = results.map(\.correct)
  report.add("sorting_accuracy", shares.reduce(0, +) / Scalar(shares.count))
  report.add("sorting_accuracies", shares)
  guard let model = results.first?.model else { return }
  showSortingMap(of: model, on: console, into: &report)
  let share = shareLookedAt(by: model, in: tests)
  console.print(
    "In \(percent(share)) of all steps of the tests the number that is wanted gets the most weight."
  )
  report.add("sorting_looked_at", share)
}

/// Lists for tests, the same in every run.
private func unseenLists(_ count: Int) -> SortingExamples {
  var generator = SeededGenerator(seed: 987_654_321)
  return SortingExamples(count: count, using: &generator)
}

private func trainedSorter(
  _ arguments: Arguments, steps: Int, seed: UInt64, on console: Console
) -> (GPT, [Scalar]) {
  var generator = SeededGenerator(seed: seed)
  var model = GPT(
    vocabulary: 101, length: 20, width: 64, heads: 1, blocks: 1, using: &generator)
  var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: steps)
  let losses = train(
    &model, steps: steps, rate: arguments.rate(0.004), showing: &progress
  ) { model in
    model.lossAndGradient(SortingExamples(count: 64, using: &generator))
  }
  progress.endEpoch(["loss": losses.last ?? .nan])
  return (model, losses)
}

/// How often the head looks the most at the number that is to be written next.
private func shareLookedAt(by model: GPT, in tests: SortingExamples) -> Scalar {
  let rows = model.attentionWeights(tests.inputs, count: tests.count)[0]
    .reshaped([tests.count * tests.width, tests.width])
  let looks = rows.gather(rows: tests.rows).argmaxOfColumns()
  let hits = looks.enumerated().count { number, column in
    let (list, rank) = (number / tests.length, number % tests.length)
    return column < tests.length && tests.lists[list][column] == tests.lists[list].sorted()[rank]
  }
  return Scalar(hits) / Scalar(looks.count)
}

/// Draws where the head looks while it sorts a list.
private func showSortingMap(
  of model: GPT, on console: Console, into report: inout Report
) {
  let list = [62, 7, 85, 31, 94, 16, 48, 3, 70, 29]
  let sorted = model.sorting([list], bar: 100)[0]
  let weights = model.attentionWeights(list + [100] + sorted.dropLast(), count: 1)[0]
  let (rows, columns) = (10..<20, 0..<11)
  let map = Tensor(
    shape: [rows.count, columns.count],
    scalars: rows.flatMap { i in columns.map { j in hundredths(weights[0, 0, i, j]) } })
  report.show(
    "sorting-map",
    HeatMap(
      map, title: "Sorting: where the head looks for the next number",
      rowTitle: "just written", columnTitle: "the list and the bar",
      rowLabels: ["|"] + sorted.dropLast().map(String.init),
      columnLabels: list.map(String.init) + ["|"]), on: console)
  console.print("\nwritten: \(sorted.map(String.init).joined(separator: " "))")
  report.add("sorted", sorted)
}
