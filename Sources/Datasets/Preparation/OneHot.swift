import Tensors

extension Tensor {
  /// Labels as rows with a single 1: row n is 1 in column `labels[n]` and 0 elsewhere, [N, K].
  ///
  /// - Parameters:
  ///   - labels: N numbers in 0 ..< `classCount`; any other is a mistake.
  ///   - classCount: The number of classes K.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The rows, [N, K].
  public static func oneHot(
    _ labels: [Int], classCount: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkLabels(labels, classCount, "oneHot", file, line)
    var rows = Tensor.zeros([labels.count, classCount], file: file, line: line)
    for (row, label) in labels.enumerated() { rows[row, label] = 1 }
    return rows
  }
}
