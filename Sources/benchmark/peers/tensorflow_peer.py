"""TensorFlow: single operations called directly, which is quickest; training steps as a graph."""

import tensorflow as tf

RATE = 0.1

ACTIVATIONS = {"relu": tf.nn.relu, "sigmoid": tf.sigmoid, None: tf.identity}


class Peer:
    name = "TensorFlow"
    version = tf.__version__

    def __init__(self, threads):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(1)

    def product(self, x, w, form):
        x, w = tf.constant(x), tf.constant(w)
        return lambda: tf.matmul(x, w, transpose_a=form == "TN", transpose_b=form == "NT")

    def function(self, name, x):
        x, function = tf.constant(x), getattr(tf.math, name)
        return lambda: function(x)

    def softmax(self, z):
        z = tf.constant(z)
        return lambda: tf.nn.softmax(z)

    def sum(self, x, axis):
        x = tf.constant(x)
        return lambda: tf.reduce_sum(x, axis)

    def training(self, layers, activations, loss, x, y, rule="SGD"):
        loss = {"cross-entropy": cross_entropy, "squared error": squared_error}[loss]
        layers = [(tf.Variable(weights), tf.Variable(bias)) for weights, bias in layers]
        parameters = [parameter for layer in layers for parameter in layer]

        adam = tf.keras.optimizers.Adam(0.001)
        adam.build(parameters)

        @tf.function
        def step(x, y):
            with tf.GradientTape() as tape:
                a = x
                for (weights, bias), activation in zip(layers, activations):
                    a = ACTIVATIONS[activation](a @ weights + bias)
                value = loss(a, y)
            gradients = tape.gradient(value, parameters)
            if rule == "Adam":
                adam.apply_gradients(zip(gradients, parameters))
            else:
                for parameter, gradient in zip(parameters, gradients):
                    parameter.assign_sub(RATE * gradient)
            return value

        x, y = tf.constant(x), tf.constant(y)
        return lambda: step(x, y)

    def convolution(self, x, w, b, dy, which):
        shapes = x.shape, w.shape
        x, w, b, dy = (tf.constant(array) for array in (x, w, b, dy))
        if which == "forward":
            return tf.function(lambda: tf.nn.conv2d(x, w, 1, "VALID") + b)
        ones = [1, 1, 1, 1]
        if which == "kernel gradient":
            return lambda: tf.raw_ops.Conv2DBackpropFilter(
                input=x, filter_sizes=shapes[1], out_backprop=dy, strides=ones, padding="VALID")
        return lambda: tf.raw_ops.Conv2DBackpropInput(
            input_sizes=shapes[0], filter=w, out_backprop=dy, strides=ones, padding="VALID")

    def convolutional_network(self, x, y):
        layers = tf.keras.layers
        model = tf.keras.Sequential([
            layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(),
            layers.Dense(128, activation="relu"), layers.Dense(10)])
        model.compile(
            optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        x, y = tf.constant(x), tf.constant(y)
        return lambda: model.train_on_batch(x, y)


def cross_entropy(logits, labels):
    return tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))


def squared_error(prediction, targets):
    return tf.reduce_mean((prediction - targets) ** 2)
