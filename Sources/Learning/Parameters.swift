import Tensors

/// A model or layer as a point in a vector space: a value made of tensors.
///
/// Gradients, velocities and moments are values of the model's own type, so that an update is the
/// article's formula applied to corresponding tensors of two or three values.
public protocol Parameters: Sendable {
  /// The places of all trainable tensors, always in the same order.
  ///
  /// A property of the instance, since the number of layers varies. Settings and running statistics
  /// are no parameters and not listed.
  var tensors: [WritableKeyPath<Self, Tensor>] { get }
}

extension Parameters {
  /// The number of trainable scalars.
  public var parameterCount: Int { tensors.reduce(0) { $0 + self[keyPath: $1].count } }
}

extension Parameters {
  /// The tensors of a part of the model, seen from the whole model.
  ///
  ///     var tensors: [WritableKeyPath<Self, Tensor>] { tensors(of: \.hidden) + tensors(of: \.output) }
  ///
  /// - Parameter part: The place of the part.
  /// - Returns: The places of the part's tensors.
  public func tensors<Part: Parameters>(
    of part: WritableKeyPath<Self, Part>
  ) -> [WritableKeyPath<Self, Tensor>] {
    self[keyPath: part].tensors.map { part.appending(path: $0) }
  }

  /// The tensors of a list of parts, seen from the whole model.
  ///
  /// - Parameter parts: The place of the list.
  /// - Returns: The places of all parts' tensors, part by part.
  public func tensors<Part: Parameters>(
    ofEach parts: WritableKeyPath<Self, [Part]>
  ) -> [WritableKeyPath<Self, Tensor>] {
    self[keyPath: parts].indices.flatMap { index in
      tensors(of: parts.appending(path: \[Part][index]))
    }
  }
}
