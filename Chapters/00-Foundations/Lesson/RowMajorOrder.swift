import Tensors

/// Where a tensor keeps the scalar of an index: row behind row, the last axis running fastest.
///
///     offset(i, j, k) = i · B·C + j · C + k · 1 = (i · B + j) · C + k        shape [A, B, C]
///
/// The factor of an axis is its stride: how many places two neighbours on that axis are apart. The
/// last stride is 1, and every other is the stride to its right times the length to its right.
///
/// `Tensor` computes the same without the list of strides, by the form on the right. An index
/// outside the shape is a mistake: its offset may well be inside the tensor, and wrong.
public struct RowMajorOrder: Sendable {
  /// The lengths of the axes.
  public let shape: [Int]
  /// How many places two neighbours on each axis are apart.
  public let strides: [Int]

  /// Describes the order of the scalars of a tensor.
  ///
  /// - Parameter shape: The lengths of the axes, none of them negative.
  public init(shape: [Int]) {
    guard shape.allSatisfy({ $0 >= 0 }) else { mistake("no tensor has the shape \(shape)") }
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    self.shape = shape
    self.strides = strides
  }

  /// The place of an index, from 0.
  ///
  /// - Parameter index: One number an axis.
  /// - Returns: The offset Σ iₐ · strideₐ.
  public func offset(of index: [Int]) -> Int {
    guard index.count == shape.count, zip(index, shape).allSatisfy({ 0..<$1 ~= $0 }) else {
      mistake("index \(index) is outside a tensor of shape \(shape)")
    }
    var offset = 0
    for axis in shape.indices { offset += index[axis] * strides[axis] }
    return offset
  }

  /// The index that lives at a place: the way back.
  ///
  /// - Parameter offset: The place, from 0.
  /// - Returns: One number an axis.
  public func index(at offset: Int) -> [Int] {
    guard 0..<shape.reduce(1, *) ~= offset else {
      mistake("offset \(offset) is outside a tensor of shape \(shape)")
    }
    var index: [Int] = []
    var rest = offset
    for stride in strides {
      index.append(rest / stride)
      rest %= stride
    }
    return index
  }
}
