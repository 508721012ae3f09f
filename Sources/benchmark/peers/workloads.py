"""What the cases of the benchmark mean: their data, and what a peer is to do with them."""

import numpy as np


def work(peer, workload, name, scalar):
    """What does a case once when it is called; nothing for a workload unknown here."""
    rng = np.random.default_rng(0)
    dtype = {"Float": np.float32, "Double": np.float64}[scalar]

    def normal(*shape):
        return rng.standard_normal(shape).astype(dtype)

    def uniform(*shape, low=0.0, high=1.0):
        return rng.uniform(low, high, shape).astype(dtype)

    def layers(widths, bound):
        return [(uniform(n, m, low=-bound(n), high=bound(n)),
                 uniform(m, low=-bound(n), high=bound(n))) for n, m in zip(widths, widths[1:])]

    def classifier(widths, batch, rule):
        return peer.training(
            layers(widths, lambda n: n ** -0.5), ["relu"] * (len(widths) - 2) + [None],
            "cross-entropy", uniform(batch, widths[0]), rng.integers(0, 10, batch), rule)

    match workload:
        case "matmul":
            shape, form = name.split()
            n, k, m = numbers(shape, "x")
            x = normal(k, n) if form == "TN" else normal(n, k)
            w = normal(m, k) if form == "NT" else normal(k, m)
            return peer.product(x, w, form)
        case "functions":
            low = 0.001 if name == "log" else -8
            return peer.function(name, uniform(1_000_000, low=low, high=8))
        case "softmax":
            return peer.softmax(normal(*numbers(name, "x")))
        case "sum":
            shape, which = name.split(maxsplit=1)
            axis = {"all": None, "of rows": 0, "of columns": 1}[which]
            return peer.sum(normal(*numbers(shape, "x")), axis)
        case "update" if hasattr(peer, "update"):
            rule, count = name.split()
            return peer.update(rule, normal(int(count)), normal(int(count)))
        case "linear-regression":
            x = uniform(100, 1)
            y = 3 * x + 2 + uniform(100, 1, low=-0.5, high=0.5)
            return peer.training(layers([1, 1], lambda n: 0), [None], "squared error", x, y)
        case "sigmoid-network":
            x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype)
            y = np.array([[0], [1], [1], [0]], dtype)
            return peer.training(
                layers([2, 4, 1], lambda n: 1), ["sigmoid", "sigmoid"], "squared error", x, y)
        case "softmax-regression" | "multilayer-perceptron":
            widths, batch = name.split(" batch ")
            return classifier(numbers(widths, "-"), int(batch), "SGD")
        case "perceptron-adam":
            widths, batch = name.split(" batch ")
            return classifier(numbers(widths, "-"), int(batch), "Adam")
        case "convolution":
            shape, _, filters, *which = name.split()
            n, c, h, w = numbers(shape, "x")
            f = int(filters)
            return peer.convolution(
                normal(n, h, w, c), normal(3, 3, c, f), normal(f), normal(n, h - 2, w - 2, f),
                " ".join(which)) if hasattr(peer, "convolution") else None
        case "convolutional-network":
            batch = int(name.split()[1])
            return peer.convolutional_network(
                uniform(batch, 28, 28, 1), rng.integers(0, 10, batch)
            ) if hasattr(peer, "convolutional_network") else None
        case "attention" if hasattr(peer, "attention"):
            _, shape, *causal = name.split()
            steps, heads, width = numbers(shape, "x")
            q, k, v, dy = (normal(1, steps, heads * width) for _ in range(4))
            return peer.attention(q, k, v, dy, heads, bool(causal))
        case "transformer" if hasattr(peer, "transformer"):
            _, widths, _, blocks, _, steps, _, batch = name.split()
            vocabulary, width, heads, hidden = numbers(widths, "-")
            tokens = rng.integers(0, vocabulary, (int(batch), int(steps) + 1))
            return peer.transformer(
                vocabulary, width, heads, hidden, int(blocks), tokens[:, :-1], tokens[:, 1:], dtype)
        case "adversarial-networks" if hasattr(peer, "adversarial"):
            batch = int(name.split()[-1])
            return peer.adversarial(
                layers([16, 128, 128, 2], lambda n: 1 / n ** 0.5),
                layers([2, 128, 128, 1], lambda n: 1 / n ** 0.5),
                normal(batch, 2), normal(batch, 16))
        case "language-model" if hasattr(peer, "language_model"):
            layer, widths, _, steps, _, batch = name.split()
            vocabulary, *widths = numbers(widths, "-")
            tokens = rng.integers(0, vocabulary, (int(steps) + 1, int(batch)))
            return peer.language_model(
                layer, vocabulary, *widths, tokens[:-1], tokens[1:], dtype)
    return None


def numbers(text, separator):
    return [int(number) for number in text.split(separator)]
