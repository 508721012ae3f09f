import ExerciseKit
import Foundation
import Tensors

/// What can go wrong between logits and a token.
enum SamplingSlip {
  case multiplied, probabilitiesDivided, dividedByZero, lastOfEquals, overflow
  case oneTooFew, oneTooMany, allEquals, firstTokens, notNormalised
  case nucleusTooSmall, nucleusOfAll, nucleusUnsorted
  case lastNeverDrawn, greedy, drawnSorted, drawnFromAll, reaches, fallsThrough, fallsBack
}

/// A sampler with one mistake in it.
func sampler(with slip: SamplingSlip) -> Sampling {
  { logits, temperature, topK, nucleus, u in
    let order = (0..<logits.count).sorted { (logits[$0], $1) > (logits[$1], $0) }
    let all = softmax(logits, temperature, order, slip)
    let isGreedy = temperature == 0 && slip != .dividedByZero
    var p = all
    cut(&p, to: topK, order, slip)
    if nucleus < 1, !isGreedy { keep(nucleus, of: &p, all, order, slip) }
    if slip != .notNormalised { p /= p.sum() }
    return (p, drawn(slip == .drawnFromAll ? all : p, u, order, slip))
  }
}

private func softmax(
  _ logits: Tensor, _ temperature: Scalar, _ order: [Int], _ slip: SamplingSlip
) -> Tensor {
  if temperature == 0, slip != .dividedByZero {
    var p = 0 * logits
    let equals = order.filter { logits[$0] == logits[order[0]] }
    p[slip == .lastOfEquals ? equals[equals.count - 1] : order[0]] = 1
    return p
  }
  let heat = slip == .multiplied ? 1 / temperature : temperature
  switch slip {
  case .probabilitiesDivided:
    let p = logits.reshaped([1, -1]).softmaxOfColumns().reshaped([-1]) / temperature
    return p / p.sum()
  case .overflow:
    let powers = exp(logits / heat)
    return powers / powers.sum()
  default:
    return ((logits - logits[order[0]]) / heat).reshaped([1, -1]).softmaxOfColumns().reshaped([-1])
  }
}

/// Leaves the k most likely tokens.
private func cut(_ p: inout Tensor, to topK: Int, _ order: [Int], _ slip: SamplingSlip) {
  guard topK < order.count else { return }
  let kept =
    switch slip {
    case .oneTooFew: Array(order.prefix(topK - 1))
    case .oneTooMany: Array(order.prefix(topK + 1))
    case .allEquals: order.filter { p[$0] >= p[order[topK - 1]] }
    case .firstTokens: Array(0..<topK)
    default: Array(order.prefix(topK))
    }
  for token in order where !kept.contains(token) { p[token] = 0 }
}

/// Leaves the most likely tokens that hold a share of the whole.
private func keep(
  _ share: Scalar, of p: inout Tensor, _ all: Tensor, _ order: [Int], _ slip: SamplingSlip
) {
  let wanted = share * (slip == .nucleusOfAll ? all.sum() : p.sum())
  var sum: Scalar = 0
  for token in slip == .nucleusUnsorted ? order.sorted() : order {
    let isOut = slip == .nucleusTooSmall ? sum + p[token] > wanted : sum >= wanted
    sum += p[token]
    if isOut { p[token] = 0 }
  }
}

private func drawn(_ p: Tensor, _ u: Scalar, _ order: [Int], _ slip: SamplingSlip) -> Int {
  if slip == .greedy { return order[0] }
  var (sum, last): (Scalar, Int) = (0, 0)
  let numbers = slip == .drawnSorted ? order : Array(0..<p.count)
  for token in slip == .lastNeverDrawn ? numbers.dropLast() : numbers[...] {
    sum += p[token]
    if slip == .reaches ? sum >= u : sum > u { return token }
    if p[token] > 0 { last = token }
  }
  return slip == .fallsThrough ? p.count - 1 : slip == .fallsBack ? 0 : last
}
