import Learning
import LinearRegression
import Optimizers
import Tensors

extension Workload {
  /// One step of an update rule: as many parameters as the network of article 002 has, and so many
  /// that they fit into no cache.
  static var updates: Workload {
    Workload(
      name: "update",
      cases: [535_818, 10_000_000].flatMap { count in
        [
          update(by: SGD(rate: 1e-3), named: "SGD", count, touched: 3),
          update(by: Momentum(rate: 1e-3), named: "momentum", count, touched: 5),
          update(by: Adam(rate: 1e-3), named: "Adam", count, touched: 7),
        ]
      })
  }
}

/// Parameters and nothing else.
private struct Parameter: Parameters {
  var values: Tensor
  var tensors: [WritableKeyPath<Parameter, Tensor>] { [\.values] }
}

/// One step; `touched` counts the scalars that are read or written for every parameter.
private func update<Rule: UpdateRule>(
  by rule: Rule, named name: String, _ count: Int, touched: Int
) -> Workload.Case {
  let bytes = touched * count * MemoryLayout<Scalar>.size
  let amount = Amount(unit: "parameters", count: count, bytes: bytes)
  return Workload.Case(name: "\(name) \(count)", amount: amount) { generator in
    var parameter = Parameter(values: .normal([count], using: &generator))
    let gradient = Parameter(values: .normal([count], using: &generator))
    var step = Optimizer(rule, for: parameter)
    return {
      step(&parameter, gradient)
      return parameter.values[0]
    }
  }
}
