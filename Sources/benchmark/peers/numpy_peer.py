"""NumPy, with the backward pass written by hand."""

import numpy as np

RATE = 0.1


class Peer:
    name = "NumPy"
    version = np.__version__

    def __init__(self, threads):
        pass  # The environment has said it already.

    def product(self, x, w, form):
        if form == "NT":
            return lambda: x @ w.T
        if form == "TN":
            return lambda: x.T @ w
        return lambda: x @ w

    def function(self, name, x):
        function = sigmoid if name == "sigmoid" else getattr(np, name)
        return lambda: function(x)

    def softmax(self, z):
        return lambda: softmax(z)

    def sum(self, x, axis):
        return lambda: x.sum(axis)

    def training(self, layers, activations, loss, x, y, rule="SGD"):
        update = {"SGD": descend, "Adam": adam}[rule]
        memory = [[{}, {}] for _ in layers]
        loss = {"cross-entropy": cross_entropy, "squared error": squared_error}[loss]

        def step():
            values = [x]
            for (weights, bias), activation in zip(layers, activations):
                z = values[-1] @ weights + bias
                values.append(ACTIVATIONS[activation](z) if activation else z)
            value, delta = loss(values[-1], y)
            for i in reversed(range(len(layers))):
                weights, bias = layers[i]
                if activations[i]:
                    delta = delta * SLOPES[activations[i]](values[i + 1])
                weights_gradient, bias_gradient = values[i].T @ delta, delta.sum(0)
                if i > 0:
                    delta = delta @ weights.T
                update(weights, weights_gradient, memory[i][0])
                update(bias, bias_gradient, memory[i][1])
            return value

        return step

    def attention(self, q, k, v, dy, heads, causal):
        n, steps, width = q.shape
        d = width // heads
        # [N, H, T, d], so that the products of a batch are matrix products.
        parts = lambda x: np.ascontiguousarray(x.reshape(n, steps, heads, d).transpose(0, 2, 1, 3))
        whole = lambda x: x.transpose(0, 2, 1, 3).reshape(n, steps, width)
        scale = q.dtype.type(1 / d ** 0.5)
        hidden = np.triu(np.ones((steps, steps), bool), 1)

        def passes():
            queries, keys, values, slopes = parts(q), parts(k), parts(v), parts(dy)
            a = queries @ keys.swapaxes(2, 3)
            a *= scale
            if causal:
                a[..., hidden] = -np.inf
            a -= a.max(3, keepdims=True)
            np.exp(a, out=a)
            a /= a.sum(3, keepdims=True)
            y = whole(a @ values)
            ds = slopes @ values.swapaxes(2, 3)
            ds -= (dy * y).reshape(n, steps, heads, d).sum(3).swapaxes(1, 2)[..., None]
            ds *= a
            ds *= scale
            return whole(ds @ keys), whole(ds.swapaxes(2, 3) @ queries), whole(
                a.swapaxes(2, 3) @ slopes)

        return passes

    def language_model(self, layer, vocabulary, embedding, hidden, tokens, targets, dtype):
        if layer != "rnn":
            return None
        rng = np.random.default_rng(0)
        normal = lambda n, m: (rng.standard_normal((n, m)) / n ** 0.5).astype(dtype)
        zeros = lambda n: np.zeros(n, dtype)
        table, input_weights, state_weights, bias, output, output_bias = parameters = [
            normal(vocabulary, embedding), normal(embedding, hidden), normal(hidden, hidden),
            zeros(hidden), normal(hidden, vocabulary), zeros(vocabulary)]
        means, squares = ([np.zeros_like(p) for p in parameters] for _ in range(2))
        steps, batch = tokens.shape
        t = 0

        def step():
            nonlocal t
            x = table[tokens]
            z = x @ input_weights + bias
            h = np.zeros((steps + 1, batch, hidden), dtype)
            for s in range(steps):
                h[s + 1] = np.tanh(z[s] + h[s] @ state_weights)
            y = h[1:].reshape(-1, hidden)
            value, dlogits = cross_entropy(y @ output + output_bias, targets.reshape(-1))
            dy = (dlogits @ output.T).reshape(steps, batch, hidden)
            dz, dh = np.empty_like(z), np.zeros((batch, hidden), dtype)
            for s in reversed(range(steps)):
                dz[s] = (dy[s] + dh) * (1 - h[s + 1] ** 2)
                dh = dz[s] @ state_weights.T
            rows, dtable = dz.reshape(-1, hidden), np.zeros_like(table)
            np.add.at(dtable, tokens.reshape(-1), rows @ input_weights.T)
            gradients = [
                dtable, x.reshape(-1, embedding).T @ rows, h[:-1].reshape(-1, hidden).T @ rows,
                rows.sum(0), y.T @ dlogits, dlogits.sum(0)]
            t += 1
            rate, root = 0.001 / (1 - 0.9 ** t), (1 - 0.999 ** t) ** -0.5
            for p, g, m, v in zip(parameters, gradients, means, squares):
                m += dtype(0.1) * (g - m)
                v += dtype(0.001) * (g * g - v)
                p -= dtype(rate) * m / (dtype(root) * np.sqrt(v) + dtype(1e-8))
            return value

        return step


def descend(parameter, gradient, memory):
    parameter -= RATE * gradient


def adam(parameter, gradient, memory):
    t = memory["t"] = memory.get("t", 0) + 1
    m = memory.setdefault("m", np.zeros_like(parameter))
    v = memory.setdefault("v", np.zeros_like(parameter))
    m *= 0.9
    m += 0.1 * gradient
    v *= 0.999
    v += 0.001 * gradient * gradient
    root = np.sqrt(v)
    root /= (1 - 0.999 ** t) ** 0.5
    root += 1e-8
    parameter -= 0.001 / (1 - 0.9 ** t) * m / root


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(z):
    powers = np.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


# The slopes are functions of the activation's value.
ACTIVATIONS = {"relu": lambda z: np.maximum(z, 0), "sigmoid": sigmoid}
SLOPES = {"relu": lambda a: a > 0, "sigmoid": lambda a: a * (1 - a)}


def cross_entropy(logits, labels):
    p = softmax(logits)
    rows = np.arange(len(labels))
    value = -np.log(p[rows, labels]).mean()
    p[rows, labels] -= 1
    return value, p / p.dtype.type(len(labels))


def squared_error(prediction, targets):
    error = prediction - targets
    return (error * error).mean(), error * error.dtype.type(2 / error.size)
