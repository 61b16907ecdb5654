namespace LossGen.Benchmarks.Generators;

/// <summary>
/// One annotated type per file, as users of each generator write it, with six members that hold five numbers and an enum. Each stands in a namespace of its own,
/// with a method of its own beside what the generator looks at. System.Text.Json names files after the context alone, so that contexts bear a number.
/// </summary>
internal static class AnnotatedTypes
{
    private const string Members =
        """
        public float Weight { get; set; }
            public float Height { get; set; }
            public float Depth { get; set; }
            public float Age { get; set; }
            public float Beats { get; set; }
            public Kind Kind { get; set; }
        """;

    private const string Numbers = "public enum Kind { First, Second, Third }";

    /// <summary>A model with a task: LossGen writes its trainer, 200 lines.</summary>
    public static string Model(int index) =>
        $$"""
        using LossGen;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Space{{index}};

        {{Numbers}}

        public sealed class Row
        {
            {{Members.Replace("public Kind", "[Label] public Kind", StringComparison.Ordinal)}}
        }

        [Task(TaskKind.Classification, typeof(Row))]
        public sealed class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers = Sequential(Linear(5, 16), ReLU(), Linear(16, 3));

            public Net() : base(nameof(Net)) => RegisterComponents();

            public override Tensor forward(Tensor input) => layers.call(input);

            public static int Answer() => 1;
        }
        """;

    /// <summary>A serializer context for a class of its own: System.Text.Json writes its metadata and its fast path.</summary>
    public static string Json(int index) =>
        $$"""
        using System.Text.Json.Serialization;

        namespace Space{{index}};

        {{Numbers}}

        public sealed class Row
        {
            {{Members}}
        }

        [JsonSerializable(typeof(Row))]
        public sealed partial class RowContext{{index}} : JsonSerializerContext
        {
            public static int Answer() => 1;
        }
        """;

    /// <summary>A view model with six observable properties, which CommunityToolkit.Mvvm writes.</summary>
    public static string Mvvm(int index) =>
        $$"""
        using CommunityToolkit.Mvvm.ComponentModel;

        namespace Space{{index}};

        {{Numbers}}

        public sealed partial class Row : ObservableObject
        {
            [ObservableProperty] private float weight;
            [ObservableProperty] private float height;
            [ObservableProperty] private float depth;
            [ObservableProperty] private float age;
            [ObservableProperty] private float beats;
            [ObservableProperty] private Kind kind;

            public static int Answer() => 1;
        }
        """;

    /// <summary>A mapper between two classes of its own, whose body Mapperly writes.</summary>
    public static string Mapper(int index) =>
        $$"""
        using Riok.Mapperly.Abstractions;

        namespace Space{{index}};

        {{Numbers}}

        public sealed class Row
        {
            {{Members}}
        }

        public sealed class Target
        {
            {{Members}}
        }

        [Mapper]
        public partial class RowMapper
        {
            public partial Target Map(Row row);

            public static int Answer() => 1;
        }
        """;
}
