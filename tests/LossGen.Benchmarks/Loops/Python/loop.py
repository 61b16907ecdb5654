"""The hand-written loop of the benchmark in Python: AdamW on batches that are tensors already.

Arguments: the model's name and the number of threads. Then, for each line "WARM_UP STEPS" on
standard input, makes these steps and prints the seconds per step of the latter.
"""
import random
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCHES = 64


class Layer(nn.Module):
    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(width)
        self.projection = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.hidden_norm = nn.LayerNorm(width)
        self.expand = nn.Linear(width, hidden)
        self.contract = nn.Linear(hidden, width)

    def forward(self, x):
        n, length, width = x.shape
        q, k, v = self.projection(self.attention_norm(x)).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        if hasattr(F, "scaled_dot_product_attention"):
            attended = F.scaled_dot_product_attention(q, k, v)
        else:
            attended = (q @ k.transpose(-2, -1) * (width // self.heads) ** -0.5).softmax(-1) @ v
        x = x + self.output(attended.transpose(1, 2).reshape(n, length, width))
        return x + self.contract(self.expand(self.hidden_norm(x)).relu())


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(1000, 128)
        self.places = nn.Embedding(64, 128)
        self.lower = Layer(128, 4, 256)
        self.upper = Layer(128, 4, 256)
        self.head = nn.Linear(128, 9)

    def forward(self, x):
        return self.head(self.upper(self.lower(self.tokens(x) + self.places(torch.arange(x.shape[1])))))


class Bag(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.EmbeddingBag(10000, 64, mode="mean", padding_idx=0)
        self.head = nn.Linear(64, 4)

    def forward(self, x):
        return self.head(self.words(x))


def numbers(batch, width):
    return [(torch.rand(batch, width) - 0.5, torch.randint(10, (batch,))) for _ in range(BATCHES)]


def sequences():
    return [(torch.randint(1000, (16, 64)), torch.randint(9, (16, 64))) for _ in range(BATCHES)]


def texts():
    def batch():
        lengths = [random.randint(5, 60) for _ in range(32)]
        words = torch.zeros(32, max(lengths), dtype=torch.int64)
        for row, length in enumerate(lengths):
            words[row, :length] = torch.randint(1, 10000, (length,))
        return words, torch.randint(4, (32,))

    return [batch() for _ in range(BATCHES)]


SUBJECTS = {
    "MLP 64-128-10": lambda: (nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10)), numbers(32, 64)),
    "MLP 784-512-256-10": lambda: (nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10)), numbers(64, 784)),
    "transformer d128 L64": lambda: (Transformer(), sequences()),
    "embedding bag": lambda: (Bag(), texts()),
}


def main():
    torch.set_num_threads(int(sys.argv[2]))
    torch.manual_seed(1)
    random.seed(1)
    model, batches = SUBJECTS[sys.argv[1]]()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-6, weight_decay=0.01)
    place = 0

    def run(steps):
        nonlocal place
        total = 0.0
        for _ in range(steps):
            inputs, targets = batches[place % BATCHES]
            place += 1
            optimizer.zero_grad(set_to_none=True)
            logits = model(inputs)
            loss = F.cross_entropy(logits.view(-1, logits.shape[-1]), targets.view(-1))
            loss.backward()
            optimizer.step()
            total += loss.item()
        return total

    print(torch.__version__, flush=True)
    for line in sys.stdin:
        warm_up, steps = map(int, line.split())
        run(warm_up)
        start = time.perf_counter()
        run(steps)
        print((time.perf_counter() - start) / steps, flush=True)


main()
