using LossGen;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Benchmarks.Scaling;

// The number of classes is part of a declaration, so there is a model for each.

/// <summary>A linear layer to 10 classes.</summary>
[Task(TaskKind.Classification, typeof(PointOf10))]
internal sealed class HeadTo10 : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(64, 10);

    public HeadTo10()
        : base(nameof(HeadTo10)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layer.call(input);
}

/// <summary>64 numbers and one of 10 classes.</summary>
internal sealed record PointOf10([Shape(64)] float[] Values, [Label, ClassIndex(10)] int Class);

/// <summary>A linear layer to 100 classes.</summary>
[Task(TaskKind.Classification, typeof(PointOf100))]
internal sealed class HeadTo100 : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(64, 100);

    public HeadTo100()
        : base(nameof(HeadTo100)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layer.call(input);
}

/// <summary>64 numbers and one of 100 classes.</summary>
internal sealed record PointOf100([Shape(64)] float[] Values, [Label, ClassIndex(100)] int Class);

/// <summary>A linear layer to 1,000 classes.</summary>
[Task(TaskKind.Classification, typeof(PointOf1000))]
internal sealed class HeadTo1000 : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(64, 1_000);

    public HeadTo1000()
        : base(nameof(HeadTo1000)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layer.call(input);
}

/// <summary>64 numbers and one of 1,000 classes.</summary>
internal sealed record PointOf1000([Shape(64)] float[] Values, [Label, ClassIndex(1_000)] int Class);

/// <summary>A linear layer to 10,000 classes.</summary>
[Task(TaskKind.Classification, typeof(PointOf10000))]
internal sealed class HeadTo10000 : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(64, 10_000);

    public HeadTo10000()
        : base(nameof(HeadTo10000)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layer.call(input);
}

/// <summary>64 numbers and one of 10,000 classes.</summary>
internal sealed record PointOf10000([Shape(64)] float[] Values, [Label, ClassIndex(10_000)] int Class);

/// <summary>A linear layer to 100,000 classes.</summary>
[Task(TaskKind.Classification, typeof(PointOf100000))]
internal sealed class HeadTo100000 : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layer = nn.Linear(64, 100_000);

    public HeadTo100000()
        : base(nameof(HeadTo100000)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layer.call(input);
}

/// <summary>64 numbers and one of 100,000 classes.</summary>
internal sealed record PointOf100000([Shape(64)] float[] Values, [Label, ClassIndex(100_000)] int Class);
