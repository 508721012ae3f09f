import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

@Suite("Optimizer: what it remembers belongs to it alone")
struct OptimizerStateTests {
  private let gradient = Cluster.random(seed: 21)

  @Test("state is no, one or two models, all zeros, in the model's shapes")
  func shapes() {
    let model = Cluster.random(seed: 22)
    #expect(Optimizer(SGD(rate: 1), for: model).moments.isEmpty)
    #expect(Optimizer(Momentum(rate: 1), for: model).moments.count == 1)
    let moments = Optimizer(Adam(), for: model).moments
    #expect(moments.count == 2)
    for moment in moments {
      #expect(moment.parts.map(\.values.shape) == model.parts.map(\.values.shape))
      #expect(moment.scalars.allSatisfy { $0 == 0 })
    }
  }

  @Test("steps are counted from 1: the first has the corrections of t = 1")
  func countFromOne() {
    var model = Cluster([Tensor([0])])
    var step = Optimizer(Adam(rate: 1, epsilon: 1e-12), for: model)
    #expect(step.steps == 0)
    step(&model, Cluster([Tensor([7])]))
    #expect(step.steps == 1)
    #expect(isClose(model.scalars[0], -1))
    #expect(isClose(step.moments[0].scalars[0], 0.7))
    #expect(isClose(step.moments[1].scalars[0], 0.049))
  }

  @Test("a copied optimizer goes on from where it was copied, and neither disturbs the other")
  func copies() {
    var model = Cluster.random(seed: 23)
    var step = Optimizer(Adam(rate: 0.1), for: model)
    step(&model, gradient)
    var (twin, copy) = (model, step)
    step(&model, gradient)
    step(&model, gradient)
    let moments = copy.moments.map(\.scalars)
    #expect(copy.steps == 1)
    copy(&twin, gradient)
    copy(&twin, gradient)
    #expect(twin.scalars == model.scalars)
    #expect(copy.moments.map(\.scalars) == step.moments.map(\.scalars))
    #expect(copy.moments.map(\.scalars) != moments)
  }

  @Test("no storage moves in a step, of the parameters or of the moments")
  func storage() {
    var model = Cluster.random(seed: 24)
    var step = Optimizer(Adam(rate: 0.1), for: model)
    func addresses(_ model: Cluster) -> [UInt] { model.parts.map(\.values.storageAddress) }
    step(&model, gradient)
    let before = addresses(model) + step.moments.flatMap(addresses)
    for _ in 0..<3 { step(&model, gradient) }
    #expect(addresses(model) + step.moments.flatMap(addresses) == before)
  }

  @Test("an optimizer with a rule without memory is a constant, and counts when it is a variable")
  func constant() {
    var (first, second) = (gradient, gradient)
    let fixed = Optimizer(SGD(rate: 0.5), for: gradient)
    fixed(&first, gradient)
    func generic<Rule: UpdateRule>(_ rule: Rule) -> Int {
      var step = Optimizer(rule, for: gradient)
      step(&second, gradient)
      return step.steps
    }
    #expect(generic(SGD(rate: 0.5)) == 1)
    #expect(first.scalars == second.scalars)
    #expect(first.scalars == gradient.scalars.map { $0 / 2 })
  }

  @Test("the rate may change between steps; the article's velocity keeps the old one (E004-17)")
  func changingRate() {
    func path(_ ratePlace: Momentum.RatePlace) -> [Scalar] {
      var model = Cluster([Tensor([0])])
      var step = Optimizer(Momentum(rate: 0.1, ratePlace: ratePlace), for: model)
      return [Scalar(0.1), 0.1, 0.01].map { rate in
        step.rule.rate = rate
        step(&model, Cluster([Tensor([1])]))
        return model.scalars[0]
      }
    }
    let (article, pytorch) = (path(.inVelocity), path(.outside))
    #expect(isClose(article[1], -0.29) && isClose(pytorch[1], -0.29))
    #expect(isClose(article[2], -0.471) && isClose(pytorch[2], -0.3171))
  }

  @Test("NaN stays with its parameter")
  func nan() {
    var model = Cluster.random(seed: 25)
    var step = Optimizer(Adam(), for: model)
    var bad = gradient
    bad.parts[2].values[11] = .nan
    step(&model, bad)
    let places = model.scalars.indices.filter { model.scalars[$0].isNaN }
    #expect(places == [1 + 7 + 11])
  }

  @Test("a model of another shape stops the program and both shapes are named")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var model = Cluster([Tensor.zeros([2, 3])])
      var step = Optimizer(Adam(), for: Cluster([Tensor.zeros([3, 2])]))
      step(&model, model)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("first moments") && message.contains("[2, 3]"))
    #expect(message.contains("[3, 2]"))
  }
}
