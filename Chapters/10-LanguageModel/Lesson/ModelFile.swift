import Tensors

/// A language model as bytes: what it is made of, its vocabulary and its parameters.
///
///     8 bytes    the mark "ChRuLM\n" and the version, 1
///     8 bytes    the length of the whole file
///     8 bytes    a checksum of all that follows
///     …          the name of the recurrent layer; E, H, the number of layers, V; the V characters
///     …          the parameters, 8 bytes each (Double), tensor by tensor
///
/// Numbers are stored with their last byte first; lengths and numbers in between take 4 bytes, texts are
/// UTF-8 behind their length. Parameters of a build in Float pass through Double unchanged.
public struct ModelFile: Sendable, Equatable {
  /// The name of the recurrent layer.
  public let layer: String
  /// The characters.
  public let vocabulary: Vocabulary
  /// The entries E of an embedded token.
  public let embedding: Int
  /// The number H of units.
  public let hidden: Int
  /// The number of recurrent layers.
  public let depth: Int
  /// The parameters, tensor by tensor.
  public let parameters: [Scalar]

  /// Describes a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - vocabulary: The characters of its tokens.
  public init<Layer: SequenceLayer>(_ model: TextModel<Layer>, _ vocabulary: Vocabulary) {
    layer = Layer.name
    self.vocabulary = vocabulary
    embedding = model.embedding.weights.shape[1]
    hidden = model.output.weights.shape[0]
    depth = model.layers.count
    parameters = model.tensors.flatMap { model[keyPath: $0].scalars }
  }

  /// The model, if its recurrent layers are of a type and the parameters are as many as it has.
  ///
  /// - Parameter type: The type of the recurrent layers.
  /// - Returns: The model.
  /// - Throws: `ModelFileError.otherLayer` or `.inconsistent`.
  public func model<Layer: SequenceLayer>(
    of type: Layer.Type
  ) throws(ModelFileError) -> TextModel<Layer> {
    guard layer == Layer.name else { throw .otherLayer(expected: Layer.name, found: layer) }
    var generator = SeededGenerator(seed: 0)
    var model = TextModel<Layer>(
      vocabulary: vocabulary.count, embedding: embedding, hidden: hidden, layers: depth,
      using: &generator)
    guard model.parameterCount == parameters.count else { throw .inconsistent }
    var start = 0
    for tensor in model.tensors {
      let (shape, count) = (model[keyPath: tensor].shape, model[keyPath: tensor].count)
      model[keyPath: tensor] = Tensor(
        shape: shape, scalars: Array(parameters[start..<start + count]))
      start += count
    }
    return model
  }

  /// The bytes.
  public var bytes: [UInt8] {
    var body: [UInt8] = []
    body.append(text: layer)
    for number in [embedding, hidden, depth, vocabulary.count] { body.append(number, bytes: 4) }
    for character in vocabulary.characters { body.append(text: String(character)) }
    for parameter in parameters { body.append(Double(parameter).bitPattern) }
    return SealedBytes.seal(body)
  }
}
