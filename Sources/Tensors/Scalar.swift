// The number type of the whole package is `Scalar`; the package trait `SinglePrecision` chooses it.
// No other declaration is generic over it: every signature says `Tensor`.

#if SinglePrecision
  /// The number type of the whole package; here `Float`, by the trait `SinglePrecision`.
  public typealias Scalar = Float
#else
  /// The number type of the whole package; `Float` under the package trait `SinglePrecision`.
  public typealias Scalar = Double
#endif

// As many scalars as fill one register of the machine that compiles the package: 64 bytes with
// AVX-512, 32 with AVX2, 16 otherwise (SSE, NEON). A wider SIMD type spills out of the registers and
// is slower than plain scalars. The manifest defines the width.

#if REGISTER_64_BYTES && SinglePrecision
  /// The scalars of one register of 64 bytes.
  public typealias Vector = SIMD16<Scalar>
#elseif REGISTER_64_BYTES || (REGISTER_32_BYTES && SinglePrecision)
  /// The scalars of one register of 64 or 32 bytes.
  public typealias Vector = SIMD8<Scalar>
#elseif REGISTER_32_BYTES || SinglePrecision
  /// The scalars of one register of 32 or 16 bytes.
  public typealias Vector = SIMD4<Scalar>
#else
  /// The scalars of one register of 16 bytes.
  public typealias Vector = SIMD2<Scalar>
#endif
