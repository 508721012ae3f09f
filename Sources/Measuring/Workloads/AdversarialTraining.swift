import AdversarialNetworks
import Backpropagation
import Learning
import Optimizers
import Tensors

extension Workload {
  /// A step of the discriminator and one of the generator, on the ring of chapter 12.
  static var adversarialNetworks: Workload {
    let (noise, batch) = (16, 256)
    return Workload(
      name: "adversarial-networks",
      cases: [
        Case(name: "ring batch \(batch)", amount: Amount(unit: "examples", count: batch)) {
          generator in
          var pair = AdversarialPair(
            noise: noise, hidden: [128, 128], examples: 2, using: &generator)
          let adam = Adam(rate: 0.001, beta1: 0.5)
          var discriminatorOptimizer = Optimizer(adam, for: pair.discriminator)
          var generatorOptimizer = Optimizer(adam, for: pair.generator)
          let real = GaussianRing().points(batch, using: &generator)
          let z = Tensor.normal([batch, noise], using: &generator)
          return {
            let (loss, gradient) = pair.discriminatorStep(real: real, noise: z)
            discriminatorOptimizer(&pair.discriminator, gradient)
            generatorOptimizer(&pair.generator, pair.generatorStep(noise: z).gradient)
            return loss
          }
        }
      ])
  }
}
