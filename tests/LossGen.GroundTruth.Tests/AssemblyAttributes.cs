// The tests seed libtorch's generator of random numbers, and a process has only one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
