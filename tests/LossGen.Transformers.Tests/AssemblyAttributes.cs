// TorchSharp has one random generator for the whole process; tests that train in parallel would draw from it in turn.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
