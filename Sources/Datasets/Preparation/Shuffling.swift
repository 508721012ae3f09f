/// The numbers in random order, every order equally likely: the shuffle of Fisher and Yates.
///
/// Not the standard library's, whose algorithm may change and with it what a seed gives.
func shuffled(
  _ numbers: [Int], using generator: inout some RandomNumberGenerator
) -> [Int] {
  var result = numbers
  for last in result.indices.reversed() {
    result.swapAt(last, randomIndex(below: last + 1, using: &generator))
  }
  return result
}

/// A number in 0 ..< bound: the upper half of bound · (64 random bits).
///
/// Its bias, below bound / 2⁶⁴, is too small to be seen.
func randomIndex(below bound: Int, using generator: inout some RandomNumberGenerator) -> Int {
  let bits: UInt64 = generator.next()
  return Int(bits.multipliedFullWidth(by: UInt64(bound)).high)
}
