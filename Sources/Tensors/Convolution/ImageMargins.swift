extension Tensor {
  /// Images with zeros around them: [N, H, W, C] → [N, top + H + bottom, left + W + right, C].
  ///
  /// - Parameters:
  ///   - top: The rows of zeros above.
  ///   - bottom: The rows of zeros below.
  ///   - left: The columns of zeros on the left.
  ///   - right: The columns of zeros on the right.
  /// - Returns: The larger images; the same tensor if there is nothing to add.
  package func padded(top: Int, bottom: Int, left: Int, right: Int) -> Tensor {
    if Swift.max(top, bottom, left, right) == 0 { return self }
    let (height, row, c) = (shape[1], shape[2] * shape[3], shape[3])
    let x = storage.span
    let larger = [shape[0], top + height + bottom, left + shape[2] + right, c]
    return Tensor(shape: larger) { output in
      func appendZeros(_ count: Int) { for _ in 0..<count { output.append(0) } }
      for image in 0..<larger[0] {
        appendZeros(top * larger[2] * c)
        for i in (image * height)..<((image + 1) * height) {
          appendZeros(left * c)
          for j in (i * row)..<((i + 1) * row) { output.append(x[j]) }
          appendZeros(right * c)
        }
        appendZeros(bottom * larger[2] * c)
      }
    }
  }

  /// Images without their margins: the inverse and the adjoint of `padded`.
  ///
  /// - Parameters:
  ///   - top: The rows to leave out above.
  ///   - bottom: The rows to leave out below.
  ///   - left: The columns to leave out on the left.
  ///   - right: The columns to leave out on the right.
  /// - Returns: The smaller images; the same tensor if there is nothing to cut off.
  package func cropped(top: Int, bottom: Int, left: Int, right: Int) -> Tensor {
    if Swift.max(top, bottom, left, right) == 0 { return self }
    let (height, row, c) = (shape[1], shape[2] * shape[3], shape[3])
    let smaller = [shape[0], height - top - bottom, shape[2] - left - right, c]
    let x = storage.span
    return Tensor(shape: smaller) { output in
      for image in 0..<smaller[0] {
        for i in (image * height + top)..<(image * height + top + smaller[1]) {
          let start = i * row + left * c
          for j in start..<(start + smaller[2] * c) { output.append(x[j]) }
        }
      }
    }
  }
}
