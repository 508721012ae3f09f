/// Why bytes are not taken for a language model.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
  /// They do not begin with the mark.
  case notAModel
  /// They were written by a later version.
  case unknownVersion(Int)
  /// There are fewer or more of them than their head says.
  case wrongLength(expected: Int, found: Int)
  /// The checksum is not theirs: some of them were changed.
  case damaged
  /// The model has other recurrent layers.
  case otherLayer(expected: String, found: String)
  /// What they say about the model contradicts itself.
  case inconsistent

  /// One line that says what was found and what was expected.
  public var description: String {
    switch self {
    case .notAModel: "not a language model; expected a file written by --save"
    case .unknownVersion(let version): "version \(version) of the format; this program knows 1"
    case .wrongLength(let expected, let found):
      "\(found < expected ? "cut short" : "too long"), expected \(expected) bytes, found \(found)"
    case .damaged: "damaged: the checksum does not fit the contents"
    case .otherLayer(let expected, let found): "layers of \(found), expected \(expected)"
    case .inconsistent: "damaged: the sizes contradict each other"
    }
  }
}
