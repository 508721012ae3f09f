"""JAX: every work is one compiled function, and waits for its result."""

import os

import jax
import jax.numpy as jnp
import numpy as np

RATE = 0.1

ACTIVATIONS = {"relu": jax.nn.relu, "sigmoid": jax.nn.sigmoid, None: lambda z: z}


class Peer:
    name = "JAX"
    version = jax.__version__

    def __init__(self, threads):
        start(threads)
        # Otherwise every array would become single precision.
        jax.config.update("jax_enable_x64", True)

    def product(self, x, w, form):
        return compiled({
            "NN": lambda x, w: x @ w, "NT": lambda x, w: x @ w.T, "TN": lambda x, w: x.T @ w,
        }[form], x, w)

    def function(self, name, x):
        return compiled(jax.nn.sigmoid if name == "sigmoid" else getattr(jnp, name), x)

    def softmax(self, z):
        return compiled(lambda z: jax.nn.softmax(z, axis=1), z)

    def sum(self, x, axis):
        return compiled(lambda x: x.sum(axis), x)

    def training(self, layers, activations, loss, x, y, rule="SGD"):
        loss = {"cross-entropy": cross_entropy, "squared error": squared_error}[loss]

        def value_of(layers, x, y):
            for (weights, bias), activation in zip(layers, activations):
                x = ACTIVATIONS[activation](x @ weights + bias)
            return loss(x, y)

        def updated(layers, memory, x, y):
            value, gradient = jax.value_and_grad(value_of)(layers, x, y)
            return value, *RULES[rule](layers, gradient, memory)

        # The old parameters' memory may be used for the new ones.
        update = jax.jit(updated, donate_argnums=(0, 1))
        layers, x, y = jax.tree.map(jnp.array, layers), jnp.asarray(x), jnp.asarray(y)
        zeros = lambda: jax.tree.map(jnp.zeros_like, layers)
        memory = (jnp.zeros((), x.dtype), zeros(), zeros()) if rule == "Adam" else ()

        def step():
            nonlocal layers, memory
            value, layers, memory = jax.block_until_ready(update(layers, memory, x, y))
            return value

        return step

    def adversarial(self, generator, discriminator, real, z):
        networks = [jax.tree.map(jnp.array, layers) for layers in (generator, discriminator)]
        real, z = jnp.asarray(real), jnp.asarray(z)

        def output(layers, x):
            for number, (weights, bias) in enumerate(layers):
                x = x @ weights + bias
                x = jax.nn.relu(x) if number + 1 < len(layers) else x
            return x

        def judged(discriminator, generator):
            truth, made = output(discriminator, real), output(discriminator, output(generator, z))
            return jax.nn.softplus(-truth).mean() + jax.nn.softplus(made).mean()

        def fooled(generator, discriminator):
            return jax.nn.softplus(-output(discriminator, output(generator, z))).mean()

        def updated(networks, memories):
            (generator, discriminator), (first, second) = networks, memories
            value, gradient = jax.value_and_grad(judged)(discriminator, generator)
            discriminator, second = adam(discriminator, gradient, second)
            generator, first = adam(generator, jax.grad(fooled)(generator, discriminator), first)
            return value, [generator, discriminator], [first, second]

        update = jax.jit(updated, donate_argnums=(0, 1))
        blank = lambda layers: jax.tree.map(jnp.zeros_like, layers)
        memories = [(jnp.zeros((), z.dtype), blank(n), blank(n)) for n in networks]

        def step():
            nonlocal networks, memories
            value, networks, memories = jax.block_until_ready(update(networks, memories))
            return value

        return step

    def attention(self, q, k, v, dy, heads, causal):
        parts = lambda x: x.reshape(*x.shape[:2], heads, -1)

        def output(q, k, v):
            y = jax.nn.dot_product_attention(parts(q), parts(k), parts(v), is_causal=causal)
            return y.reshape(v.shape)

        update = jax.jit(lambda q, k, v, dy: jax.vjp(output, q, k, v)[1](dy))
        arguments = [jnp.asarray(x) for x in (q, k, v, dy)]
        return lambda: jax.block_until_ready(update(*arguments))[0]

    def language_model(self, layer, vocabulary, embedding, hidden, tokens, targets, dtype):
        gates, cell = {"lstm": (4, lstm), "rnn": (1, rnn)}.get(layer, (0, None))
        if cell is None:
            return None
        rng = np.random.default_rng(0)
        normal = lambda n, m: jnp.asarray((rng.standard_normal((n, m)) / n ** 0.5).astype(dtype))
        zeros = lambda n: jnp.zeros(n, dtype)
        parameters = [
            normal(vocabulary, embedding), normal(embedding, gates * hidden),
            normal(hidden, gates * hidden), zeros(gates * hidden), normal(hidden, vocabulary),
            zeros(vocabulary)]
        tokens, targets = jnp.asarray(tokens), jnp.asarray(targets).reshape(-1)

        def value_of(parameters):
            table, input_weights, state_weights, bias, output, output_bias = parameters
            x = table[tokens] @ input_weights + bias
            start = (jnp.zeros((tokens.shape[1], hidden), dtype),) * 2
            _, states = jax.lax.scan(lambda s, x: cell(s, x, state_weights), start, x)
            logits = states.reshape(-1, hidden) @ output + output_bias
            return cross_entropy(logits, targets)

        def updated(parameters, memory):
            value, gradient = jax.value_and_grad(value_of)(parameters)
            return value, *adam(parameters, gradient, memory)

        update = jax.jit(updated, donate_argnums=(0, 1))
        blank = lambda: jax.tree.map(jnp.zeros_like, parameters)
        memory = (jnp.zeros((), dtype), blank(), blank())

        def step():
            nonlocal parameters, memory
            value, parameters, memory = jax.block_until_ready(update(parameters, memory))
            return value

        return step


def rnn(states, x, weights):
    h = jnp.tanh(x + states[0] @ weights)
    return (h, states[1]), h


def lstm(states, x, weights):
    h, c = states
    i, f, g, o = jnp.split(x + h @ weights, 4, axis=1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return (h, c), h


def descend(layers, gradient, memory):
    return jax.tree.map(lambda p, g: p - RATE * g, layers, gradient), memory


def adam(layers, gradient, memory):
    t, m, v = memory
    t = t + 1
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, gradient)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, gradient)
    rate, root = 0.001 / (1 - 0.9 ** t), (1 - 0.999 ** t) ** -0.5
    layers = jax.tree.map(
        lambda p, m, v: p - rate * m / (root * jnp.sqrt(v) + 1e-8), layers, m, v)
    return layers, (t, m, v)


RULES = {"SGD": descend, "Adam": adam}


def start(threads):
    """Starts JAX, which makes a thread for every processor that it sees, while it sees so many."""
    if not hasattr(os, "sched_setaffinity"):
        return  # Only Linux can hide processors; elsewhere JAX uses all.
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(processors)[:threads])
    jax.devices()
    for thread in os.listdir("/proc/self/task"):
        os.sched_setaffinity(int(thread), processors)


def compiled(function, *arguments):
    function = jax.jit(function)
    arguments = [jnp.asarray(argument) for argument in arguments]
    return lambda: function(*arguments).block_until_ready()


def cross_entropy(logits, labels):
    rows = jnp.arange(len(labels))
    return -jax.nn.log_softmax(logits)[rows, labels].mean()


def squared_error(prediction, targets):
    return ((prediction - targets) ** 2).mean()
