import ExerciseKit
import Foundation
import Tensors

/// From clean examples to what a denoising autoencoder is shown and what it should answer.
public typealias Denoise = (
  _ x: Tensor, _ deviation: Scalar, _ isTraining: Bool, _ generator: inout SeededGenerator
) -> (input: Tensor, target: Tensor)

/// The pairs of a denoising autoencoder by their laws: any normal noise is right.
public var denoiseExercise: Exercise<Denoise> {
  Exercise(
    "denoise",
    wrongAnswers: denoiseMistakes
  ) { denoise, trial in
    let seed = trial.generator.next()
    let shape = [120, 17]
    let x = trial.normal(shape).map { min(max($0, 0), 1) }  // paper, ink, and greys between
    let deviation = Scalar.random(in: 0.25...0.35, using: &trial.generator)
    var generator = SeededGenerator(seed: seed)
    let (input, target) = denoise(x, deviation, true, &generator)
    let still = denoise(x, deviation, false, &generator)
    trial.expect(
      input.shape == shape && target.shape == shape,
      "Input and target have the shapes \(input.shape) and \(target.shape), expected \(shape) twice."
    )
    guard trial.isRight else { return }
    for tensor in [input, target, still.input, still.target] { trial.record(tensor) }
    trial.expect(target == x, "The target in training is not x, the clean examples.")
    trial.expectStandardNormal("(input − x)/σ", (input - x) / deviation)
    guard trial.isRight else { return }

    trial.expect(
      still.input == x, "In use nothing is added, and yet the input is not x: it has been changed.")
    trial.expect(still.target == x, "In use the target is not x.")
    let next = denoise(x, deviation, true, &generator).input
    trial.expect(next != input, "A second call adds the same noise: every call needs new noise.")
    generator = SeededGenerator(seed: seed)
    trial.expect(
      denoise(x, deviation, true, &generator).input == input,
      "The same seed gives other noise: the draws must come from the generator alone.")
  }
}

private var denoiseMistakes: [WrongAnswer<Denoise>] {
  [
    WrongAnswer(
      "the target is the noisy input",
      says:
        "The target is the noisy input: then to copy is right, and nothing is learned about noise. "
        + "The target is the clean x."
    ) { x, deviation, isTraining, generator in
      let input = isTraining ? noisy(x, deviation, &generator) : x
      return (input, input)
    },
    WrongAnswer(
      "input and target exchanged",
      says:
        "Input and target are exchanged: the network is shown what is clean and asked to add noise "
        + "that nobody can foresee."
    ) { x, deviation, isTraining, generator in
      (x, isTraining ? noisy(x, deviation, &generator) : x)
    },
    WrongAnswer(
      "the noise as target",
      says: "The target is the noise that was added: that can be learned too, but it is another "
        + "network. This one answers with the clean x."
    ) { x, deviation, isTraining, generator in
      if !isTraining { return (x, x) }
      let input = noisy(x, deviation, &generator)
      return (input, input - x)
    },
    WrongAnswer(
      "fixed noise",
      says:
        "Every call adds the same noise: a generator that is made anew inside starts from the same "
        + "state each time, and the network learns that one disguise by heart."
    ) { x, deviation, isTraining, _ in
      var own = SeededGenerator(seed: 0)
      return (isTraining ? noisy(x, deviation, &own) : x, x)
    },
    WrongAnswer(
      "noise in use",
      says: "Noise is added in use as well: what comes in then is taken as it is. Ask isTraining."
    ) { x, deviation, _, generator in (noisy(x, deviation, &generator), x) },
    WrongAnswer(
      "noise in use only",
      says:
        "Noise is added in use and not in training: the question about isTraining has its answers "
        + "exchanged."
    ) { x, deviation, isTraining, generator in
      (isTraining ? x : noisy(x, deviation, &generator), x)
    },
    WrongAnswer(
      "no noise",
      says: "The input is x itself, in training too: that is an ordinary autoencoder."
    ) { x, _, _, _ in (x, x) },
    WrongAnswer(
      "the variance for the deviation",
      says: "The noise has the variance σ: you scale by the root of the deviation. Multiply ε by σ."
    ) { x, deviation, isTraining, generator in
      (isTraining ? noisy(x, deviation.squareRoot(), &generator) : x, x)
    },
    WrongAnswer(
      "σ forgotten",
      says: "The noise has the standard deviation 1: multiply ε by σ."
    ) { x, _, isTraining, generator in (isTraining ? noisy(x, 1, &generator) : x, x) },
    WrongAnswer(
      "noise in proportion",
      says:
        "The noise is in proportion to x, so that white paper stays white: it is added, x + σ · ε, "
        + "whatever x is."
    ) { x, deviation, isTraining, generator in
      (isTraining ? x + x * (noisy(x, deviation, &generator) - x) : x, x)
    },
    WrongAnswer(
      "one noise for all examples",
      says: "All examples share one row of noise: draw as many numbers as x has, [N, D]."
    ) { x, deviation, isTraining, generator in
      let noise = Tensor.normal([x.shape[1]], using: &generator) * deviation
      return (isTraining ? x + noise : x, x)
    },
    WrongAnswer(
      "clipped",
      says:
        "You clip the input to 0 … 1: then most of the noise on white paper is only dark, and its "
        + "mean is not 0. Let it leave the range."
    ) { x, deviation, isTraining, generator in
      (isTraining ? noisy(x, deviation, &generator).map { min(max($0, 0), 1) } : x, x)
    },
  ]
}

private func noisy(
  _ x: Tensor, _ deviation: Scalar, _ generator: inout SeededGenerator
) -> Tensor {
  x + Tensor.normal(x.shape, using: &generator) * deviation
}
