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
  // SOLUTION
  let rows = ((image.height - 2) / 2 - 2) / 2
  let columns = ((image.width - 2) / 2 - 2) / 2
  let flat = rows * columns * filters.second
  let shapes = [
    [3, 3, image.channels, filters.first], [filters.first],
    [3, 3, filters.first, filters.second], [filters.second],
    [flat, units], [units], [units, classes], [classes],
  ]
  func relu(_ z: Tensor) -> Tensor { z.map { max(0, $0) } }
  func masked(_ da: Tensor, by z: Tensor) -> Tensor { da.map(with: z) { $1 > 0 ? $0 : 0 } }

  return (
    shapes,
    { parameters, x in
      let (z1, conv1Backward) = convolution(x, parameters[0], parameters[1])
      let (p1, pool1Backward) = pooling(relu(z1))
      let (z2, conv2Backward) = convolution(p1, parameters[2], parameters[3])
      let (p2, pool2Backward) = pooling(relu(z2))
      let h = p2.reshaped([x.shape[0], flat])
      let z3 = h.matmul(parameters[4]) + parameters[5]
      let a3 = relu(z3)
      let z = a3.matmul(parameters[6]) + parameters[7]
      return (
        z,
        { dz in
          let dz3 = masked(dz.matmul(parameters[6].transposed), by: z3)
          let dp2 = dz3.matmul(parameters[4].transposed).reshaped(p2.shape)
          let (dp1, dK2, db2) = conv2Backward(masked(pool2Backward(dp2), by: z2))
          let (_, dK1, db1) = conv1Backward(masked(pool1Backward(dp1), by: z1))
          return [
            dK1, db1, dK2, db2, h.transposed.matmul(dz3), dz3.sumOfRows(),
            a3.transposed.matmul(dz), dz.sumOfRows(),
          ]
        }
      )
    }
  )
  // END
}

// HINTS
// A palindrome: each station of forward has its way back, and backward takes them in reverse, from dz
// to the pixels. Each layer leaves the gradients of its own parameters on the way.
//
// Follow one axis through the layers to get D: 28, 26, 13, 11, 5. A reshape loses nothing; its way
// back is a reshape to the shape before.
//
// dz3 = masked(dz.matmul(parameters[6].transposed), by: z3); then through W3, the reshape, pooling,
// ReLU and convolution; then pooling, ReLU and convolution again.
