import LinearRegression

/// Stochastic gradient descent: gradient descent with the gradient of a mini-batch.
///
///     θ ← θ − η · g      g = 1/|B| · Σₙ∈B ∂Lₙ/∂θ
///
/// The rule is that of chapter 01; what is stochastic is the gradient. With the batch drawn
/// uniformly, its mean over the draws is the full gradient: right on average, noisy each time.
/// Article 004 prints the full ∇J instead (E004-15), article 003 says only that part of the data is
/// drawn (E003-08); a shuffle an epoch (`MiniBatches`) draws without leaving anything out.
///
/// Articles: 002 §4.3, 003 §3.4, 004 §4.2.1. Formulas 002-T14a, 003-T05, 004-F11.
public typealias SGD = GradientDescent
