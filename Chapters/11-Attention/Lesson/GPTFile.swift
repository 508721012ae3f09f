import LanguageModel
import Tensors

/// A GPT as bytes: its sizes, its vocabulary and its parameters, in the manner of chapter 10's file.
///
///     24 bytes   the head of `ModelFile`: mark, version, length and checksum
///     …          the name "gpt"; L, D, H, F, the number of blocks, V; the V characters
///     …          the parameters, 8 bytes each (Double), tensor by tensor
///
/// The mark is the same, the name is not: each program says of the other's files what they are.
public struct GPTFile: Sendable, Equatable {
  /// The characters.
  public let vocabulary: Vocabulary
  /// The number L of positions.
  public let length: Int
  /// The number D of features.
  public let width: Int
  /// The number H of heads.
  public let heads: Int
  /// The number F of units of a feed-forward part.
  public let hidden: Int
  /// The number of blocks.
  public let depth: Int
  /// The parameters, tensor by tensor.
  public let parameters: [Scalar]

  static let name = "gpt"

  /// Describes a model.
  ///
  /// - Parameters:
  ///   - model: The model, of one block at least.
  ///   - vocabulary: The characters of its tokens.
  public init(_ model: GPT, _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    length = model.length
    width = model.embedding.weights.shape[1]
    heads = model.blocks[0].attention.heads
    hidden = model.blocks[0].feedForward.hidden.weights.shape[1]
    depth = model.blocks.count
    parameters = model.tensors.flatMap { model[keyPath: $0].scalars }
  }

  /// The model.
  public var model: GPT {
    var generator = SeededGenerator(seed: 0)
    var model = GPT(
      vocabulary: vocabulary.count, length: length, width: width, heads: heads, hidden: hidden,
      blocks: depth, using: &generator)
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
    body.append(text: GPTFile.name)
    for number in [length, width, heads, hidden, depth, vocabulary.count] {
      body.append(number, bytes: 4)
    }
    for character in vocabulary.characters { body.append(text: String(character)) }
    for parameter in parameters { body.append(Double(parameter).bitPattern) }
    return SealedBytes.seal(body)
  }

  /// Reads a model; nothing is believed before the length and the checksum are right.
  ///
  /// - Parameter bytes: The bytes of a file.
  /// - Throws: `ModelFileError`.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    var reader = try SealedBytes.open(bytes)
    let name = try reader.text()
    guard name == GPTFile.name else {
      throw .otherLayer(expected: GPTFile.name, found: name)
    }
    (length, width, heads) = (try reader.number(), try reader.number(), try reader.number())
    (hidden, depth) = (try reader.number(), try reader.number())
    var characters: [Character] = []
    for _ in 0..<(try reader.number()) {
      let text = try reader.text()
      guard let character = text.first, text.count == 1 else { throw .inconsistent }
      characters.append(character)
    }
    vocabulary = Vocabulary(characters)
    let (count, rest) = reader.remaining.quotientAndRemainder(dividingBy: 8)
    let expected = parameterCount(
      [vocabulary.count, length, width, hidden, depth].map(Double.init))
    guard heads > 0, width > 0, width % heads == 0, depth > 0, rest == 0, Double(count) == expected
    else { throw .inconsistent }
    var parameters: [Scalar] = []
    for _ in 0..<count { parameters.append(Scalar(Double(bitPattern: try reader.word()))) }
    self.parameters = parameters
  }
}

/// The number of parameters of sizes V, L, D, F and blocks; in floating point, since what a file says
/// may be more than an integer holds, and must not end the program.
private func parameterCount(_ sizes: [Double]) -> Double {
  let (V, L, D, F) = (sizes[0], sizes[1], sizes[2], sizes[3])
  let block = 4 * (D * D + D) + D * F + F + F * D + D + 4 * D
  return (V + L) * D + sizes[4] * block + 2 * D + D * V + V
}
