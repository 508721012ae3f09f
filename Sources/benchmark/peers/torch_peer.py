"""PyTorch as its tutorials use it: modules, autograd, an optimizer."""

import numpy as np
import torch

RATE = 0.1

LOSSES = {"cross-entropy": torch.nn.CrossEntropyLoss, "squared error": torch.nn.MSELoss}


# The fused forms: each is one pass over the parameters.
OPTIMIZERS = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=RATE, fused=True),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=RATE, momentum=0.9, fused=True),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.001, fused=True),
}


class Peer:
    name = "PyTorch"
    version = torch.__version__

    def __init__(self, threads):
        torch.set_num_threads(threads)

    def product(self, x, w, form):
        x, w = torch.from_numpy(x), torch.from_numpy(w)
        if form == "NT":
            return lambda: x @ w.T
        if form == "TN":
            return lambda: x.T @ w
        return lambda: x @ w

    def function(self, name, x):
        x, function = torch.from_numpy(x), getattr(torch, name)
        return lambda: function(x)

    def softmax(self, z):
        z = torch.from_numpy(z)
        return lambda: torch.softmax(z, 1)

    def sum(self, x, axis):
        x = torch.from_numpy(x)
        return lambda: x.sum(axis)

    def update(self, rule, x, gradient):
        x = torch.from_numpy(x).requires_grad_()
        x.grad = torch.from_numpy(gradient)
        return OPTIMIZERS[rule]([x]).step

    def training(self, layers, activations, loss, x, y, rule="SGD"):
        x, y = torch.from_numpy(x), torch.from_numpy(y)
        model = torch.nn.Sequential(*modules(layers, activations))
        loss = LOSSES[loss]()
        optimizer = OPTIMIZERS[rule](model.parameters())

        def step():
            optimizer.zero_grad()
            value = loss(model(x), y)
            value.backward()
            optimizer.step()
            return value

        return step

    def convolution(self, x, w, b, dy, which):
        # The memory of channels last is that of [N, H, W, C]: nothing is copied.
        x, dy = (torch.from_numpy(images).permute(0, 3, 1, 2) for images in (x, dy))
        w = torch.from_numpy(w).permute(3, 2, 0, 1)
        w, b = w.contiguous(memory_format=torch.channels_last), torch.from_numpy(b)
        if which == "forward":
            return inferring(lambda: torch.conv2d(x, w, b))
        wanted = [which == "image gradient", which == "kernel gradient", False]
        return inferring(lambda: torch.ops.aten.convolution_backward(
            dy, x, w, [w.shape[0]], [1, 1], [0, 0], [1, 1], False, [0, 0], 1, wanted))

    def convolutional_network(self, x, y):
        x, y = torch.from_numpy(x).permute(0, 3, 1, 2), torch.from_numpy(y)
        model = torch.nn.Sequential(
            torch.nn.Conv2d(1, 32, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Conv2d(32, 64, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Flatten(), torch.nn.Linear(1600, 128), torch.nn.ReLU(),
            torch.nn.Linear(128, 10),
        ).to(dtype=x.dtype, memory_format=torch.channels_last)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)

        def step():
            optimizer.zero_grad()
            value = torch.nn.functional.cross_entropy(model(x), y)
            value.backward()
            optimizer.step()
            return value

        return step

    def adversarial(self, generator, discriminator, real, z):
        networks = [
            torch.nn.Sequential(*modules(layers, ["relu"] * (len(layers) - 1) + [None]))
            for layers in (generator, discriminator)]
        generator, discriminator = networks
        first, second = (OPTIMIZERS["Adam"](network.parameters()) for network in networks)
        real, z = torch.from_numpy(real), torch.from_numpy(z)
        softplus = torch.nn.functional.softplus

        def step():
            made = generator(z)
            second.zero_grad()
            value = softplus(-discriminator(real)).mean()
            value = value + softplus(discriminator(made.detach())).mean()
            value.backward()
            second.step()
            first.zero_grad()
            softplus(-discriminator(made)).mean().backward()
            first.step()
            return value

        return step

    def attention(self, q, k, v, dy, heads, causal):
        q, k, v = (torch.from_numpy(x).requires_grad_() for x in (q, k, v))
        dy = torch.from_numpy(dy)
        parts = lambda x: x.view(*x.shape[:2], heads, -1).transpose(1, 2)

        def passes():
            y = torch.nn.functional.scaled_dot_product_attention(
                parts(q), parts(k), parts(v), is_causal=causal)
            return torch.autograd.grad(y.transpose(1, 2).reshape(dy.shape), (q, k, v), dy)[0]

        return passes

    def transformer(self, vocabulary, width, heads, hidden, blocks, tokens, targets, dtype):
        kind = torch.from_numpy(np.zeros(1, dtype)).dtype
        model = GPT(vocabulary, width, heads, hidden, blocks, tokens.shape[1]).to(kind)
        optimizer = OPTIMIZERS["Adam"](model.parameters())
        tokens, targets = torch.from_numpy(tokens), torch.from_numpy(targets.copy()).reshape(-1)

        def step():
            optimizer.zero_grad()
            logits = model(tokens).reshape(-1, vocabulary)
            value = torch.nn.functional.cross_entropy(logits, targets)
            value.backward()
            optimizer.step()
            return value

        return step

    def language_model(self, layer, vocabulary, embedding, hidden, tokens, targets, dtype):
        cell = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[layer]
        kind = torch.from_numpy(np.zeros(1, dtype)).dtype
        embed = torch.nn.Embedding(vocabulary, embedding, dtype=kind)
        recurrent = cell(embedding, hidden, dtype=kind)
        output = torch.nn.Linear(hidden, vocabulary, dtype=kind)
        loss = torch.nn.CrossEntropyLoss()
        parts = [embed, recurrent, output]
        optimizer = OPTIMIZERS["Adam"]([p for part in parts for p in part.parameters()])
        tokens, targets = torch.from_numpy(tokens), torch.from_numpy(targets).reshape(-1)

        def step():
            optimizer.zero_grad()
            states, _ = recurrent(embed(tokens))
            value = loss(output(states).reshape(-1, vocabulary), targets)
            value.backward()
            optimizer.step()
            return value

        return step


class Block(torch.nn.Module):
    """A pre-norm block; queries, keys and values come from one product."""

    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.norms = torch.nn.ModuleList([torch.nn.LayerNorm(width) for _ in range(2)])
        self.inputs = torch.nn.Linear(width, 3 * width)
        self.output = torch.nn.Linear(width, width)
        self.forward_part = torch.nn.Sequential(
            torch.nn.Linear(width, hidden), torch.nn.GELU(), torch.nn.Linear(hidden, width))

    def forward(self, x):
        n, t, width = x.shape
        q, k, v = (
            part.view(n, t, self.heads, -1).transpose(1, 2)
            for part in self.inputs(self.norms[0](x)).split(width, dim=2))
        y = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.output(y.transpose(1, 2).reshape(n, t, width))
        return x + self.forward_part(self.norms[1](x))


class GPT(torch.nn.Module):
    def __init__(self, vocabulary, width, heads, hidden, blocks, steps):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocabulary, width)
        self.positions = torch.nn.Parameter(0.02 * torch.randn(steps, width))
        self.blocks = torch.nn.Sequential(*(Block(width, heads, hidden) for _ in range(blocks)))
        self.norm = torch.nn.LayerNorm(width)
        self.output = torch.nn.Linear(width, vocabulary)

    def forward(self, tokens):
        return self.output(self.norm(self.blocks(self.embedding(tokens) + self.positions)))


def inferring(work):
    """The same work without a graph."""
    def run():
        with torch.inference_mode():
            return work()
    return run


def modules(layers, activations):
    for (weights, bias), activation in zip(layers, activations):
        linear = torch.nn.Linear(*weights.shape, dtype=torch.from_numpy(weights).dtype)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T.copy()))
            linear.bias.copy_(torch.from_numpy(bias))
        yield linear
        if activation:
            yield {"relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid}[activation]()
