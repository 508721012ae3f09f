import Tensors

/// The double sum of article 004, of one image and one kernel.
///
///     zᵢⱼ = Σₘ Σₙ wₘₙ · aᵢ₊ₘ,ⱼ₊ₙ + b
///
/// with m and n from 0. Each output sees the window whose first corner is (i, j): a local feature.
/// Numbers are multiplied here, so that the ⊙ of the article is a plain · (E004-07). Not a
/// convolution in the sense of mathematics but a cross-correlation: the kernel is not turned.
/// Frameworks call it convolution all the same, since a learned kernel would be learned turned.
///
/// Shapes: a [H, W], w [kH, kW], z [H − kH + 1, W − kW + 1].
///
/// Articles: 004 §3.2.1. Formula 004-F06, procedure 004-A03: for *every* place the products, their
/// sum, and then the bias. The article repeats the bias alone (E004-09).
///
/// - Parameters:
///   - a: The image, [H, W].
///   - w: The kernel, [kH, kW], no larger than the image.
///   - b: The bias.
/// - Returns: The feature map z.
public func crossCorrelationByDefinition(_ a: Tensor, _ w: Tensor, bias b: Scalar = 0) -> Tensor {
  let (height, width) = outputSize(a, w, "crossCorrelationByDefinition")
  var z = Tensor.zeros([height, width])
  for i in 0..<height {
    for j in 0..<width {
      var sum: Scalar = 0
      for m in 0..<w.shape[0] {
        for n in 0..<w.shape[1] { sum += w[m, n] * a[i + m, j + n] }
      }
      z[i, j] = sum + b
    }
  }
  return z
}

/// The convolution of mathematics: the kernel runs backwards.
///
///     zᵢⱼ = Σₘ Σₙ wₘₙ · aᵢ₊ₖ₋₁₋ₘ,ⱼ₊ₖ₋₁₋ₙ
///
/// It is the cross-correlation with the kernel turned by half a turn. What the articles call
/// convolution is not this one (E000-02, E003-11).
///
/// - Parameters:
///   - a: The image, [H, W].
///   - w: The kernel, [kH, kW], no larger than the image.
/// - Returns: The convolution where the kernel lies wholly inside, [H − kH + 1, W − kW + 1].
public func trueConvolutionByDefinition(_ a: Tensor, _ w: Tensor) -> Tensor {
  let (height, width) = outputSize(a, w, "trueConvolutionByDefinition")
  let (k, l) = (w.shape[0], w.shape[1])
  var z = Tensor.zeros([height, width])
  for i in 0..<height {
    for j in 0..<width {
      var sum: Scalar = 0
      for m in 0..<k {
        for n in 0..<l { sum += w[m, n] * a[i + k - 1 - m, j + l - 1 - n] }
      }
      z[i, j] = sum
    }
  }
  return z
}

private func outputSize(_ a: Tensor, _ w: Tensor, _ name: String) -> (height: Int, width: Int) {
  guard a.rank == 2, w.rank == 2, w.count > 0, a.shape[0] >= w.shape[0],
    a.shape[1] >= w.shape[1]
  else {
    mistake("\(name): an image of shape \(a.shape) and a kernel of shape \(w.shape)")
  }
  return (a.shape[0] - w.shape[0] + 1, a.shape[1] - w.shape[1] + 1)
}
