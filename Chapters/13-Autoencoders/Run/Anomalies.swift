import Autoencoders
import Figures
import Foundation
import Learning
import Program
import Tensors

extension Laboratory {
  /// What is no digit is reconstructed badly, and so told from digits.
  func scoreAnomalies(_ model: Autoencoder, into report: inout Report) {
    var generator = generator
    let digits = test.inputs
    let strangers = [
      ("digits with shuffled pixels", "shuffled", shuffled(digits, using: &generator)),
      ("digits turned by a quarter", "turned", turned(digits)),
      ("digits upside down", "upside_down", turned(turned(digits))),
    ]
    console.print("\n\(console.styled("Strangers told from digits by their error", .bold))")
    var rows: [[String]] = []
    for (title, name, images) in strangers {
      let scores = model.errors(digits).scalars + model.errors(images).scalars
      let labels = scores.indices.map { $0 < test.count ? 0 : 1 }
      let area = ROCCurve(scores: scores, labels: labels).area
      rows.append([
        title, short(model.errors(images).mean()), String(format: "%.4f", Double(area)),
      ])
      report.add("anomaly_auc_\(name)", area)
    }
    let table = Table(
      title: "Digits are reconstructed with an error of \(short(model.errors(digits).mean()))",
      headers: ["strangers", "error", "AUC"], rows: rows)
    report.show("anomalies", table, on: console)
  }
}

/// Each image with its pixels in a random order of its own.
private func shuffled(_ images: Tensor, using generator: inout SeededGenerator) -> Tensor {
  let rows = (0..<images.shape[0]).map { row in
    let pixels = images.rows(row..<row + 1).scalars
    return randomPermutation(of: pixels.count, using: &generator).map { pixels[$0] }
  }
  return Tensor(rows)
}

/// Each square image turned by a quarter.
private func turned(_ images: Tensor) -> Tensor {
  let side = Int(Double(images.shape[1]).squareRoot().rounded())
  let rows = (0..<images.shape[0]).map { row in
    (0..<side * side).map { place in
      images[row, (side - 1 - place % side) * side + place / side]
    }
  }
  return Tensor(rows)
}
