import LogisticRegression
import Tensors

extension Workload {
  /// Functions of every element of a million.
  static var functions: Workload {
    // As wide as the inputs of activations are; positive where the logarithm wants it.
    let functions: [(name: String, low: Scalar, function: (Tensor) -> Tensor)] = [
      ("exp", -8, { exp($0) }), ("log", 0.001, { log($0) }), ("tanh", -8, { tanh($0) }),
      ("sigmoid", -8, { sigmoid($0) }),
    ]
    return Workload(
      name: "functions",
      cases: functions.map { name, low, function in
        Case(name: name, amount: elements(1_000_000, readAndWritten: 2)) { generator in
          let x = Tensor.uniform([1_000_000], from: low, to: 8, using: &generator)
          return { function(x)[0] }
        }
      })
  }

  /// The softmax of rows, few and long, many and short.
  static var softmaxes: Workload {
    let shapes = [[1_024, 1_024], [64, 1_000], [2_048, 64], [64, 10]]
    return Workload(
      name: "softmax",
      cases: shapes.map { shape in
        let count = shape[0] * shape[1]
        return Case(name: named(shape), amount: elements(count, readAndWritten: 2)) { generator in
          let z = Tensor.normal(shape, using: &generator)
          return { softmax(z)[0, 0] }
        }
      })
  }

  /// Sums of all elements, over the rows and over the columns of a matrix.
  static var sums: Workload {
    let shape = [1_024, 1_024]
    let sums: [(String, (Tensor) -> Scalar)] = [
      ("all", { $0.sum() }), ("of rows", { $0.sumOfRows()[0] }),
      ("of columns", { $0.sumOfColumns()[0] }),
    ]
    return Workload(
      name: "sum",
      cases: sums.map { sum, function in
        let amount = elements(shape[0] * shape[1], readAndWritten: 1)
        return Case(name: "\(named(shape)) \(sum)", amount: amount) { generator in
          let x = Tensor.normal(shape, using: &generator)
          return { function(x) }
        }
      })
  }
}

private func named(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "x") }

private func elements(_ count: Int, readAndWritten times: Int) -> Amount {
  Amount(unit: "elements", count: count, bytes: times * count * MemoryLayout<Scalar>.size)
}
