import Learning
import Recurrence
import Tensors

/// The way back through a layer of sequences.
///
/// It takes ∂L/∂y of every step's output and those of the final state, zeros if nothing uses it, and
/// returns the gradients of the sequences, of the initial state and of the parameters.
public typealias SequenceBackward<Layer: SequenceLayer> = (_ dy: Tensor, _ dFinal: Layer.State) -> (
  dx: Tensor, dInitial: Layer.State, gradient: Layer
)

/// What the three recurrent layers have in common, so that one language model does for all.
public protocol SequenceLayer: Parameters {
  /// What the layer knows of the past.
  associatedtype State: Sendable, Equatable

  /// The layer's name on the command line and in files.
  static var name: String { get }

  /// Creates a layer with random parameters.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - width: The number H of units.
  ///   - generator: The source of randomness.
  init(inputs: Int, width: Int, using generator: inout some RandomNumberGenerator)

  /// The state of zeros from which sequences start that nothing precedes.
  ///
  /// - Parameter count: The number N of sequences.
  /// - Returns: The state.
  func zeroState(for count: Int) -> State

  /// The outputs of a batch of sequences, and the way back from their gradients.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state before them.
  /// - Returns: The outputs y, [T, N, H], the final state and the way back.
  func run(_ x: Tensor, from initial: State) -> (
    y: Tensor, final: State, backward: SequenceBackward<Self>
  )
}

extension LSTM: SequenceLayer {
  /// The name.
  public static var name: String { "lstm" }

  /// The state of zeros from which sequences start that nothing precedes.
  ///
  /// - Parameter count: The number N of sequences.
  /// - Returns: h₀ = c₀ = 0, [N, H] each.
  public func zeroState(for count: Int) -> State {
    State(state: .zeros([count, width]), cell: .zeros([count, width]))
  }

  /// The same as `forward`.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state before them.
  /// - Returns: The outputs, the final state and the way back.
  public func run(_ x: Tensor, from initial: State) -> (
    y: Tensor, final: State, backward: SequenceBackward<LSTM>
  ) {
    forward(x, initial: initial)
  }
}

extension GRU: SequenceLayer {
  /// The state h, [N, H].
  public typealias State = Tensor

  /// The name.
  public static var name: String { "gru" }

  /// The state of zeros from which sequences start that nothing precedes.
  ///
  /// - Parameter count: The number N of sequences.
  /// - Returns: h₀ = 0, [N, H].
  public func zeroState(for count: Int) -> Tensor { .zeros([count, width]) }

  /// The same as `forward`.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state before them.
  /// - Returns: The outputs, the final state and the way back.
  public func run(_ x: Tensor, from initial: Tensor) -> (
    y: Tensor, final: Tensor, backward: SequenceBackward<GRU>
  ) {
    forward(x, initial: initial)
  }
}

extension RecurrentLayer: SequenceLayer {
  /// The state h, [N, H].
  public typealias State = Tensor

  /// The name.
  public static var name: String { "rnn" }

  /// The same as `forward`.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state before them.
  /// - Returns: The outputs, the final state and the way back.
  public func run(_ x: Tensor, from initial: Tensor) -> (
    y: Tensor, final: Tensor, backward: SequenceBackward<RecurrentLayer>
  ) {
    forward(x, initial: initial)
  }
}
