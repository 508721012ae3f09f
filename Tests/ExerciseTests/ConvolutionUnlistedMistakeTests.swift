import ConvolutionChecks
import ConvolutionSolutions
import ExerciseKit
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 08 are told what is wrong")
  struct ConvolutionUnlistedMistakeTests {
    @Test("outputSize: only the stride counts")
    func onlyStride() throws {
      try expectTold(
        outputSizeExercise,
        "outputSize(28, cells: 3, stride: 1, padding: 0, dilation: 1) is 28, expected 26."
      ) { length, _, stride, _, _ in length / stride }
    }

    @Test("conv2dForward: only the first image is filled")
    func firstImage() throws {
      try expectTold(
        conv2dForwardExercise, "y[#, #, #, #] is 0, expected #."
      ) { x, w, b, stride in
        let y = conv2dForward(x, w, b, stride: stride)
        var first = y * 0
        for place in 0..<y.count / x.shape[0] {
          let f = place % b.count
          let j = place / b.count % y.shape[2]
          let i = place / b.count / y.shape[2]
          first[0, i, j, f] = y[0, i, j, f]
        }
        return first
      }
    }

    @Test("conv2dForward: divided by the channels, as a mean would be")
    func meanOfChannels() throws {
      try expectTold(
        conv2dForwardExercise, "y is the right one divided by 2, the number of input channels."
      ) { x, w, b, stride in conv2dForward(x, w, b, stride: stride) / 2 }
    }

    @Test("conv2dForward: the maps before the places")
    func mapsFirst() throws {
      try expectTold(
        conv2dForwardExercise, "y has shape [#, 2, 3, 3], expected [N = #, H' = 3, W' = 3, F = 2]."
      ) { x, w, b, stride in
        let y = conv2dForward(x, w, b, stride: stride)
        return y.reshaped([y.shape[0], y.shape[3], y.shape[1], y.shape[2]])
      }
    }

    @Test("conv2dBackward: db with the places' axes kept")
    func biasOfPlaces() throws {
      try expectTold(
        conv2dBackwardExercise, "db has shape [1, 2], expected [F = 2]: an axis too many."
      ) { x, w, dy, stride in
        let (dx, dW, db) = conv2dBackward(x, w, dy, stride: stride)
        return (dx, dW, db.reshaped([1, -1]))
      }
    }

    @Test("conv2dBackward: dW times the number of images")
    func timesBatch() throws {
      try expectTold(
        conv2dBackwardExercise, "dW is the right one times #, the batch size."
      ) { x, w, dy, stride in
        let (dx, dW, db) = conv2dBackward(x, w, dy, stride: stride)
        return (dx, dW * Scalar(x.shape[0]), db)
      }
    }

    @Test("conv2dBackward: downhill already")
    func sign() throws {
      try expectTold(conv2dBackwardExercise, "dx has the wrong sign.") { x, w, dy, stride in
        let (dx, dW, db) = conv2dBackward(x, w, dy, stride: stride)
        return (dx * -1, dW, db)
      }
    }

    @Test("im2col: a window a column")
    func columns() throws {
      try expectTold(
        im2colExercise,
        "rows has shape [18, #], expected [N·H'·W' = #, kH·kW·C = 18]: it is the right one "
          + "transposed."
      ) { x, height, width, stride, padding in
        let (rows, back) = im2col(
          x, height: height, width: width, stride: stride, padding: padding)
        return (rows.transposed.tensor, { back($0.transposed.tensor) })
      }
    }

    @Test("im2col: the way back remembers what it has added")
    func remembers() throws {
      try expectTold(
        im2colExercise, "col2im(dRows)[#, #, #, #] is #, expected #."
      ) { x, height, width, stride, padding in
        let (rows, back) = im2col(
          x, height: height, width: width, stride: stride, padding: padding)
        var sum = x * 0
        return (
          rows,
          { dRows in
            sum += back(dRows)
            return sum
          }
        )
      }
    }

    @Test("pooling: the gradient of the mean divided twice")
    func dividedTwice() throws {
      try expectTold(
        poolingExercise,
        "mean.dx is the right one divided by 9, the number of pixels under a window."
      ) { x, size, stride, dy in
        var result = pooling(x, size: size, stride: stride, dy: dy)
        result.mean.dx /= Scalar(size * size)
        return result
      }
    }

    @Test("pooling: the smallest for the largest")
    func smallest() throws {
      try expectTold(
        poolingExercise, "max.y[#, #, #, #] is #, expected #."
      ) { x, size, stride, dy in
        let negative = pooling(x * -1, size: size, stride: stride, dy: dy)
        let right = pooling(x, size: size, stride: stride, dy: dy)
        return ((negative.max.y * -1, negative.max.dx), right.mean)
      }
    }

    @Test("lenet: the units in the middle as many as classes")
    func units() throws {
      try expectTold(
        lenetExercise, "W3 has shape [24, 5], expected [24, 6]."
      ) { image, filters, units, classes, convolution, pooling in
        lenet(
          image: image, filters: filters, units: classes, classes: classes,
          convolution: convolution, pooling: pooling)
      }
    }

    @Test("lenet: what the first images leave stays in the network")
    func stale() throws {
      try expectTold(
        lenetExercise,
        "The first gradient is right, but of sixteen digits the network learns too little: the loss "
          + "goes from # to #. Does it remember something of an earlier call?"
      ) { image, filters, units, classes, convolution, pooling in
        let right = lenet(
          image: image, filters: filters, units: units, classes: classes,
          convolution: convolution, pooling: pooling)
        var first: [Tensor] = []
        return (
          right.shapes,
          { parameters, x in
            if first.isEmpty { first = parameters }
            return right.run(first, x)
          }
        )
      }
    }
  }
#endif
