import ConvolutionChecks
import ExerciseKit
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 08 are accepted")
  struct ConvolutionSecondSolutionTests {
    @Test("outputSize: the places counted one by one")
    func counted() {
      expectAccepted(outputSizeExercise) { length, cells, stride, padding, dilation in
        var (places, start) = (0, -padding)
        while start + dilation * (cells - 1) < length + padding {
          places += 1
          start += stride
        }
        return places
      }
    }

    @Test("conv2dForward: a matrix product of the windows")
    func product() {
      expectAccepted(conv2dForwardExercise) { x, w, b, stride in
        let sides = (0..<2).map { (x.shape[$0 + 1] - w.shape[$0]) / stride + 1 }
        var windows: [Scalar] = []
        forEach([x.shape[0], sides[0], sides[1], w.shape[0]]) { n, i, j, p in
          forEach([1, 1, w.shape[1], w.shape[2]]) { _, _, q, c in
            windows.append(x[n, i * stride + p, j * stride + q, c])
          }
        }
        let cells = w.count / b.count
        let rows = Tensor(shape: [windows.count / cells, cells], scalars: windows)
        let y = rows.matmul(w.reshaped([cells, b.count])) + b
        return y.reshaped([x.shape[0], sides[0], sides[1], b.count])
      }
    }

    @Test("conv2dForward: the kernel's cells in the outer loops, the bias last")
    func cellsOutside() {
      expectAccepted(conv2dForwardExercise) { x, w, b, stride in
        let rows = (x.shape[1] - w.shape[0] + stride) / stride
        let columns = (x.shape[2] - w.shape[1] + stride) / stride
        var y = Tensor.zeros([x.shape[0], rows, columns, b.count])
        for cell in (0..<w.shape[0] * w.shape[1]).reversed() {
          let (p, q) = (cell / w.shape[1], cell % w.shape[1])
          forEach(y.shape) { n, i, j, f in
            for c in 0..<w.shape[2] {
              y[n, i, j, f] += x[n, i * stride + p, j * stride + q, c] * w[p, q, c, f]
            }
          }
        }
        return y + b
      }
    }

    @Test("conv2dBackward: every pixel looks for the windows above it")
    func lookingUp() {
      expectAccepted(conv2dBackwardExercise) { x, w, dy, stride in
        var (dx, dW) = (Tensor.zeros(x.shape), Tensor.zeros(w.shape))
        forEach(x.shape) { n, u, v, c in
          for p in 0..<w.shape[0] where u >= p && (u - p) % stride == 0 {
            for q in 0..<w.shape[1] where v >= q && (v - q) % stride == 0 {
              let (i, j) = ((u - p) / stride, (v - q) / stride)
              guard i < dy.shape[1], j < dy.shape[2] else { continue }
              for f in 0..<w.shape[3] {
                dx[n, u, v, c] += dy[n, i, j, f] * w[p, q, c, f]
                dW[p, q, c, f] += dy[n, i, j, f] * x[n, u, v, c]
              }
            }
          }
        }
        return (dx, dW, dy.reshaped([-1, dy.shape[3]]).sumOfRows())
      }
    }

    @Test("im2col: the images with their margin first, cut off again at the end")
    func marginFirst() {
      expectAccepted(im2colExercise) { x, height, width, stride, padding in
        let size = (x.shape[1] + 2 * padding, x.shape[2] + 2 * padding)
        let places = ((size.0 - height) / stride + 1, (size.1 - width) / stride + 1)
        let wideShape = [x.shape[0], size.0, size.1, x.shape[3]]
        var wide = Tensor.zeros(wideShape)
        forEach(x.shape) { n, u, v, c in wide[n, u + padding, v + padding, c] = x[n, u, v, c] }
        var origins: [(Int, Int, Int, Int)] = []  // in the order of the matrix's entries
        forEach([x.shape[0], places.0, places.1, height]) { n, i, j, p in
          forEach([1, 1, width, x.shape[3]]) { _, _, q, c in
            origins.append((n, i * stride + p, j * stride + q, c))
          }
        }
        let shape = [x.shape[0] * places.0 * places.1, height * width * x.shape[3]]
        let entries = origins.map { wide[$0.0, $0.1, $0.2, $0.3] }
        return (
          Tensor(shape: shape, scalars: entries),
          { [origins] dRows in
            var dWide = Tensor.zeros(wideShape)
            for (at, value) in zip(origins, dRows.scalars) {
              dWide[at.0, at.1, at.2, at.3] += value
            }
            var dx = Tensor.zeros(x.shape)
            forEach(x.shape) { n, u, v, c in dx[n, u, v, c] = dWide[n, u + padding, v + padding, c]
            }
            return dx
          }
        )
      }
    }

    @Test("pooling: windows as lists, the maximum found from behind")
    func fromBehind() {
      expectAccepted(poolingExercise) { x, size, stride, dy in
        var largest = (y: dy * 0, dx: x * 0)
        var mean = largest
        forEach(dy.shape) { n, i, j, c in
          let cells = (0..<size * size).map { (i * stride + $0 / size, j * stride + $0 % size) }
          var best = cells[cells.count - 1]
          for (u, v) in cells.reversed() {
            if x[n, u, v, c] >= x[n, best.0, best.1, c] { best = (u, v) }
            mean.y[n, i, j, c] += x[n, u, v, c]
            mean.dx[n, u, v, c] += dy[n, i, j, c] / Scalar(cells.count)
          }
          largest.y[n, i, j, c] = x[n, best.0, best.1, c]
          largest.dx[n, best.0, best.1, c] += dy[n, i, j, c]
        }
        return (largest, (mean.y / Scalar(size * size), mean.dx))
      }
    }

    @Test("lenet: every layer leaves its way back on a stack")
    func stack() {
      expectAccepted(lenetExercise) { image, filters, units, classes, convolution, pooling in
        let sides = [image.height, image.width].map { ($0 - 6) / 4 }
        let flat = sides[0] * sides[1] * filters.second
        let kernels = [
          [3, 3, image.channels, filters.first], [3, 3, filters.first, filters.second],
          [flat, units], [units, classes],
        ]
        return (
          kernels.flatMap { [$0, Array($0.suffix(1))] },
          { parameters, x in
            var ways: [(Tensor) -> (dx: Tensor, gradients: [Tensor])] = []
            var a = x
            for layer in 0..<4 {
              let (weights, bias) = (parameters[2 * layer], parameters[2 * layer + 1])
              if layer < 2 {
                let (z, backward) = convolution(a, weights, bias)
                let (p, poolingBackward) = pooling(z.map { max($0, 0) })
                ways.append { dp in
                  let open = z.map { $0 > 0 ? 1 : 0 }
                  let (dx, dKernel, dBias) = backward(poolingBackward(dp) * open)
                  return (dx, [dKernel, dBias])
                }
                a = p
              } else {
                let (shape, input) = (a.shape, a.reshaped([x.shape[0], -1]))
                let z = input.matmul(weights) + bias
                let open = z.map { layer == 3 || $0 > 0 ? 1 : 0 }
                ways.append { dy in
                  let dz = dy * open
                  let dx = dz.matmul(weights.transposed).reshaped(shape)
                  return (dx, [input.transposed.matmul(dz), dz.sumOfRows()])
                }
                a = z * open
              }
            }
            return (
              a,
              { [ways] dz in
                var (delta, gradients) = (dz, [Tensor]())
                for way in ways.reversed() {
                  let (dx, own) = way(delta)
                  (delta, gradients) = (dx, own + gradients)
                }
                return gradients
              }
            )
          }
        )
      }
    }
  }

  /// Every index of a tensor with four axes.
  private func forEach(_ shape: [Int], _ body: (_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Void) {
    for i in 0..<shape[0] {
      for j in 0..<shape[1] {
        for k in 0..<shape[2] {
          for l in 0..<shape[3] { body(i, j, k, l) }
        }
      }
    }
  }
#endif
