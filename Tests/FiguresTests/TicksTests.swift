import Testing

@testable import Figures

@Suite("Ticks: round numbers in steps of 1, 2 or 5")
struct TicksTests {
  @Test(
    "linear ticks",
    arguments: [
      ([0, 1], 5, "0 0.2 0.4 0.6 0.8 1.0"), ([0, 1], 2, "0 0.5 1.0"),
      ([-3, 17], 4, "0 5 10 15"), ([0.1, 0.3], 4, "0.10 0.15 0.20 0.25 0.30"),
      ([0, 1e6], 5, "0 2e5 4e5 6e5 8e5 1e6"), ([1e-9, 3e-9], 2, "1e-9 2e-9 3e-9"),
      ([999.9, 1000.1], 2, "999.9 1000.0 1000.1"), ([7, 7], 4, "6.5 7.0 7.5"),
      ([-1e308, 1e308], 2, "-1e308 0 1e308"),
    ] as [([Double], Int, String)])
  func linear(values: [Double], count: Int, labels: String) {
    let ticks = Scale(showing: values).ticks(about: count)
    #expect(ticks.map(\.label).joined(separator: " ") == labels)
    #expect(ticks.allSatisfy { (0...1).contains($0.position) })
  }

  @Test("an axis of counts has no ticks between whole numbers")
  func counts() {
    let scale = Scale(showing: [1, 2, 3], counts: true)
    #expect(scale.ticks(about: 8).map(\.label) == ["1", "2", "3"])
    #expect(Scale(showing: [4], counts: true).ticks(about: 8).map(\.label) == ["3", "4", "5"])
    let broken = Scale(showing: [1, 2.5], counts: true)
    #expect(broken.ticks(about: 4).map(\.label) == ["1.0", "1.5", "2.0", "2.5"])
  }

  @Test(
    "logarithmic ticks",
    arguments: [
      ([0.1, 10], 4, "0.1 0.2 0.5 1 2 5 10"), ([0.1, 1000], 4, "0.1 1 10 100 1000"),
      ([1e-12, 1], 4, "1e-12 1e-9 1e-6 0.001 1"), ([2, 3], 4, "2.0 2.5 3.0"),
      ([1e-300, 1e300], 3, "1e-200 1 1e200"),
    ] as [([Double], Int, String)])
  func logarithmic(values: [Double], count: Int, labels: String) {
    let ticks = Scale(.logarithmic, showing: values).ticks(about: count)
    #expect(ticks.map(\.label).joined(separator: " ") == labels)
  }

  @Test("whatever the range, there are few ticks, they ascend and their labels differ")
  func anyRange() {
    for exponent in stride(from: -300.0, through: 300, by: 7.3) {
      for low in [-1.0, 0, 0.3, 0.999_99] {
        let size = (exponent * 2.302_585).exponential
        let scale = Scale(showing: [low * size, size])
        let ticks = scale.ticks(about: 6)
        #expect((2...8).contains(ticks.count), "\(low * size) to \(size)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.position < $1.position })
        #expect(Set(ticks.map(\.label)).count == ticks.count)
      }
    }
  }
}

extension Double {
  fileprivate var exponential: Double {
    var power = 1.0
    let factor = self < 0 ? 0.1 : 10.0
    for _ in 0..<Int(abs(self) / 2.302_585) { power *= factor }
    return power
  }
}
