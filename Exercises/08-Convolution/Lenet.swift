import ExerciseKit
import Tensors

/// A convolutional network: the shapes of its parameters, forward and backward.
///
///     z1 = conv(x; K1, b1)        a1 = max(0, z1)      p1 = pool(a1)
///     z2 = conv(p1; K2, b2)       a2 = max(0, z2)      p2 = pool(a2)      h = p2 as rows
///     z3 = h · W3 + b3            a3 = max(0, z3)      z = a3 · W4 + b4
///
/// Kernels are 3 × 3 and take steps of 1, without padding: H becomes H − 2. Pooling is 2 × 2 with
/// steps of 2: H becomes ⌊H / 2⌋. Both come as functions with their way back; ReLU, flattening and
/// dense layers are yours.
///
/// Shapes: x [N, H, W, C]; K1 [3, 3, C, F1], b1 [F1], K2 [3, 3, F1, F2], b2 [F2], W3 [D, U], b3 [U],
/// W4 [U, M], b4 [M], z [N, M]. D is what the second pooling leaves, rows · columns · F2, in the order
/// in which it stands. The parameters are in the order K1, b1, K2, b2, W3, b3, W4, b4, and so are
/// their gradients. dz has been divided by N already.
///
/// Chapter 08, "The network"; articles 000 §4.2, 003 §4.3. Useful: `a.reshaped([N, D])`,
/// `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`, `a.map { … }`, `dy.map(with: x) { dy, x in … }`.
///
/// - Parameters:
///   - image: Rows H, columns W and channels C of an image.
///   - filters: The numbers of kernels, F1 and F2.
///   - units: The units U of the dense layer in the middle.
///   - classes: The number M of classes.
///   - convolution: From x, kernel and bias to y, and from dy to the gradients of the three.
///   - pooling: From x to y, and from dy to dx.
/// - Returns: The shapes of the eight parameters, and the network: from parameters and images to the
///   logits z, and from dz to the gradients of the eight.
public func lenet(
  image: (height: Int, width: Int, channels: Int), filters: (first: Int, second: Int), units: Int,
  classes: Int,
  convolution:
    @escaping (_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
      y: Tensor, backward: (_ dy: Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
    ),
  pooling: @escaping (_ x: Tensor) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor)
) -> (
  shapes: [[Int]],
  run: (_ parameters: [Tensor], _ x: Tensor) -> (z: Tensor, backward: (_ dz: Tensor) -> [Tensor])
) {
  todo()
}
