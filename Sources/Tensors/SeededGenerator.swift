/// A random number generator that gives the same numbers for the same seed, everywhere.
///
/// Algorithm: xoshiro256** with the state filled by SplitMix64, as its authors advise. D. Blackman
/// and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021; reference
/// code and test vectors: prng.di.unimi.it. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates a generator from a seed.
  ///
  /// - Parameter seed: Any number; 0 is as good as any other.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// Creates a generator from its whole state, not all of it zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotateLeft(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotateLeft(state.3, 45)
    return result
  }
}

/// The generator that spreads a seed over the state of the one above, and does nothing else here.
///
/// G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

private func rotateLeft(_ bits: UInt64, _ places: UInt64) -> UInt64 {
  bits << places | bits >> (64 - places)
}
