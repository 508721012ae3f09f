import Backpropagation
import Foundation
import Learning
import LinearRegression
import LogisticRegression
import Tensors

let rows = try! String(contentsOfFile: "/work/shared/data/digits8x8.csv", encoding: .utf8).split(separator: "\n").map { $0.split(separator: ",").map { Scalar(String($0))! } }
let allX = Tensor(rows.map { Array($0.prefix(64)) }), allY = rows.map { Int($0[64]) }
let mode = CommandLine.arguments[1]
for seed in 0..<5 as Range<UInt64> {
  var g = SeededGenerator(seed: seed)
  var test: [Int] = [], train: [Int] = []
  for k in 0..<10 {
    let ids = allY.indices.filter { allY[$0] == k }.shuffled(using: &g)
    let n = Int((Scalar(ids.count) * 0.2).rounded())
    test += ids.prefix(n); train += ids.dropFirst(n)
  }
  var tx = allX.gather(rows: train), vx = allX.gather(rows: test)
  let ty = train.map { allY[$0] }, vy = test.map { allY[$0] }
  if mode == "std" {
    let m = tx.meanOfRows(); let c = tx - m
    let s = sqrt((c * c).meanOfRows()).map { $0 == 0 ? 1 : $0 }
    tx = (tx - m) / s; vx = (vx - m) / s
  } else { tx = tx / 16; vx = vx / 16 }
  var net = DigitNetwork(inputs: 64, using: &g)
  let step = Optimizer(GradientDescent(rate: Scalar(Double(CommandLine.arguments[2])!)), for: net)
  let t0 = Date()
  for _ in 0..<40 {
    for b in MiniBatches(of: ty.count, size: 64, using: &g) {
      step(&net, net.lossAndGradient(tx.gather(rows: b), b.map { ty[$0] }).gradient)
    }
  }
  let acc = accuracy(of: net.logits(vx).argmaxOfColumns(), labels: vy)
  print(seed, ty.count, vy.count, acc, net.lossAndGradient(tx, ty).loss, net.lossAndGradient(vx, vy).loss, Date().timeIntervalSince(t0))
}
