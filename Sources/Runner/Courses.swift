/// The exercises of a chapter, in order; the first takes three minutes.
package struct Course: Sendable {
  /// The chapter's folder, "04-Backpropagation".
  package let chapter: String
  /// The names of the exercises, which are those of the functions.
  package let exercises: [String]

  package init(_ chapter: String, exercises: [String]) {
    self.chapter = chapter
    self.exercises = exercises
  }
}

/// The exercises of the book, chapter by chapter.
package let courses = [
  Course(
    "00-Foundations",
    exercises: [
      "rowMajorOffset", "transposedOffset", "sumAlongAxis", "matmul", "logSumExp", "softmax",
      "numericalGradient", "gradCheck",
    ]),
  Course(
    "01-LinearRegression",
    exercises: [
      "mse", "linearGradient", "gdLoop", "maxLearningRate", "choleskyFactor", "normalEquation",
      "standardize",
    ]),
  Course(
    "02-LogisticRegression",
    exercises: [
      "logisticGradient", "bceFromLogits", "softmaxCrossEntropyGradient", "newtonStep",
      "precisionRecallF1", "areaUnderROC",
    ]),
  Course(
    "03-Neurons",
    exercises: [
      "relu", "leakyReLU", "elu", "sigmoidLayer", "tanhLayer", "gelu", "softmaxBackward", "huber",
      "hinge", "multiclassHinge", "labelSmoothing", "klDivergence", "saturation",
    ]),
  Course(
    "04-Backpropagation",
    exercises: ["linearBackward", "parameterCount", "twoLayerByHand", "miniBatches", "sanity"]),
  Course(
    "05-Optimizers",
    exercises: [
      "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamW", "clipByGlobalNorm",
      "warmUpCosine",
    ]),
  Course(
    "06-Regularization",
    exercises: [
      "l2Penalty", "l1Penalty", "proximalStep", "dropout", "earlyStopping", "weightDecay",
    ]),
  Course(
    "07-DeepNetworks",
    exercises: [
      "heInit", "glorotInit", "batchNormForward", "batchNormBackward", "residualBackward",
    ]),
  Course(
    "08-Convolution",
    exercises: ["outputSize", "conv2dForward", "conv2dBackward", "im2col", "pooling", "lenet"]),
  Course(
    "09-Recurrence",
    exercises: ["rnnForward", "bptt", "truncatedBPTT", "clipGlobalNorm", "vanishing"]),
  Course(
    "10-LanguageModel",
    exercises: ["charLMLoss", "lstmForward", "lstmBackward", "gru", "sampling"]),
  Course(
    "11-Attention",
    exercises: [
      "sdpaForward", "causalMask", "sdpaBackward", "multiHead", "layerNormForward",
      "layerNormBackward", "positions", "transformerBlock", "kvCache",
    ]),
  Course(
    "12-AdversarialNetworks",
    exercises: [
      "discriminatorLoss", "generatorLoss", "alternate", "optimalDiscriminator", "modeCoverage",
    ]),
  Course(
    "13-Autoencoders",
    exercises: ["reparameterize", "linearAutoencoder", "denoise", "klAndElbo"]),
]
