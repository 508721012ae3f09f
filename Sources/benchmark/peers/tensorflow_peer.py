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


def cross_entropy(logits, labels):
    return tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))


def squared_error(prediction, targets):
    return tf.reduce_mean((prediction - targets) ** 2)
