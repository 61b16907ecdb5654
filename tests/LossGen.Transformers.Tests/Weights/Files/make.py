# Writes the files beside it, with PyTorch: a state dict of an encoder of width 8 in float32 and float16, the same in the format before PyTorch 1.6, and a whole module.
# Each tensor counts from its place among the sorted names up to less than the next.
import math
import torch

width, vocabulary, positions, inner = 8, 10, 6, 12
layer = "encoder.layer.0."
shapes = {
    "embeddings.word_embeddings.weight": (vocabulary, width),
    "embeddings.position_embeddings.weight": (positions, width),
    "embeddings.token_type_embeddings.weight": (2, width),
    layer + "intermediate.dense.weight": (inner, width),
    layer + "intermediate.dense.bias": (inner,),
    layer + "output.dense.weight": (width, inner),
    layer + "output.dense.bias": (width,),
}
for part in "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense":
    shapes[layer + part + ".weight"] = (width, width)
    shapes[layer + part + ".bias"] = (width,)
for part in "embeddings.LayerNorm", layer + "attention.output.LayerNorm", layer + "output.LayerNorm":
    shapes[part + ".weight"] = (width,)
    shapes[part + ".bias"] = (width,)

state = {"bert.embeddings.position_ids": torch.arange(positions).view(1, positions)}
for place, name in enumerate(sorted(shapes)):
    size = math.prod(shapes[name])
    state["bert." + name] = (torch.arange(size, dtype=torch.float32) / size + place).view(shapes[name])

torch.save(state, "float32.bin")
torch.save({name: value.half() if value.is_floating_point() else value for name, value in state.items()}, "float16.bin")
torch.save(state, "legacy.bin", _use_new_zipfile_serialization=False)
torch.save(torch.nn.Linear(2, 2), "module.bin")
