// Training seeds TorchSharp's one generator: two tests at once would draw from each other's numbers.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
