/// The ways in which a mutant is wrong.
package enum Kind: String, Sendable, CaseIterable {
  case sign
  case factor
  case transposed
  case dropped
  case axis
  case stale
  case offByOne = "off by one"
  /// One thing taken for another: the wrong variable, the wrong function, the wrong branch.
  case mixedUp = "mixed up"
}
