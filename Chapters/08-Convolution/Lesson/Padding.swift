/// What stands around an image when a window slides over it.
public enum Padding: Sendable, Equatable {
  /// Nothing: only windows that lie wholly inside the image count, and the output is smaller.
  case valid
  /// As many zeros as give ⌈L / s⌉ outputs; with stride 1 as many as inputs.
  ///
  /// An odd number of zeros is split with the larger part behind, as Keras does.
  case same
  /// So many zeros on each of the four sides.
  case zeros(Int)
}
