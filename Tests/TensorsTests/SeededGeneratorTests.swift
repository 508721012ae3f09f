import Tensors
import Testing

@Suite("Seeded generator: xoshiro256**, seeded by SplitMix64")
struct SeededGeneratorTests {
  @Test("xoshiro256** gives the published numbers from the state (1, 2, 3, 4)")
  func xoshiro() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let published: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(published.map { _ in generator.next() } == published)
  }

  @Test("SplitMix64 gives the published numbers from the seed 1234567")
  func splitMix() {
    var generator = SplitMix64(state: 1_234_567)
    let published: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(published.map { _ in generator.next() } == published)
  }

  @Test("both together, from the seed 42")
  func seeded() {
    var generator = SeededGenerator(seed: 42)
    let expected: [UInt64] = [
      1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
      17_057_574_109_182_124_193,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("a copy goes its own way, with the same numbers")
  func copies() {
    var generator = SeededGenerator(seed: 7)
    var copy = generator
    let numbers = (0..<5).map { _ in generator.next() }
    #expect((0..<5).map { _ in copy.next() } == numbers)
  }

  @Test("different seeds give different numbers, 0 among them")
  func seeds() {
    let first = (0..<100).map { seed in
      var generator = SeededGenerator(seed: UInt64(seed))
      return generator.next()
    }
    #expect(Set(first).count == 100)
  }
}
