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


def modules(layers, activations):
    for (weights, bias), activation in zip(layers, activations):
        linear = torch.nn.Linear(*weights.shape, dtype=torch.from_numpy(weights).dtype)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T.copy()))
            linear.bias.copy_(torch.from_numpy(bias))
        yield linear
        if activation:
            yield {"relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid}[activation]()
