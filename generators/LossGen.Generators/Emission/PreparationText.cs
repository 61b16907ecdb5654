using System.Globalization;
using LossGen.Catalog;
using LossGen.Catalog.Declarations;
using LossGen.Generators.Writing;

namespace LossGen.Generators.Emission;

/// <summary>What a trainer whose examples are prepared has more: a class that learns from the training examples, and the statements that use it.</summary>
internal static class PreparationText
{
    /// <summary>The property of the trainer that holds what was learned.</summary>
    public static void WriteProperty(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Prepared.Count == 0)
            return;

        writer.Lines(
            """
            /// <inheritdoc/>
            public override PreparedMembers Preparation { get; } = new();

            """);
    }

    /// <summary>The class that says how each member is prepared.</summary>
    public static void WriteClass(SourceWriter writer, TrainerShape shape)
    {
        if (shape.Prepared.Count == 0)
            return;

        writer.Open(
            $"""
            /// <summary>How the members of {ConstructionText.AnExample(shape.Declaration)} become what the model sees: learned by <c>Fit</c> from the training examples alone, and saved with the weights.</summary>
            public sealed class PreparedMembers : global::LossGen.InputPreparation<{shape.Example}>
            """);
        writer.Line("/// <summary>Says what is done with each member; nothing is learned yet.</summary>");
        writer.Line($"public PreparedMembers() => Use({string.Join(", ", shape.Prepared.Select(prepared => prepared.Property))});").Gap();
        foreach (var prepared in shape.Prepared)
        {
            writer.Line($"/// <summary>{CSharpLiteral.Xml(NameOf(prepared))}: {CSharpLiteral.Xml(Words(prepared))}.</summary>");
            writer.Line($"public {prepared.Type} {prepared.Property} {{ get; }} = new({CSharpLiteral.Of(NameOf(prepared))}{Arguments(prepared)});").Gap();
        }

        writer.Line("/// <inheritdoc/>");
        writer.Open($"protected override void Observe({shape.Example} example, int index)");
        var rows = 0;
        foreach (var prepared in shape.Prepared)
        {
            var value = "example." + prepared.Member.Identifier;
            if (prepared.Member.IsSingle)
            {
                writer.Line($"{prepared.Property}.Observe({(prepared.Part == DatePart.None ? value : DateNumber(prepared.Part, value))}, index);");
                continue;
            }

            var row = "row" + (rows++ == 0 ? "" : rows.ToString(CultureInfo.InvariantCulture));
            var name = InputText.NameOf(shape, prepared.Member);
            writer.Line($"var {row} = {prepared.Property}.Scratch({LengthOf(prepared, value, name)});");
            writer.Line(FeatureText.Row("FiniteRow", prepared.Member, value, row, "index", name) + ";");
            writer.Line($"{prepared.Property}.Observe({row}, index);");
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>The statements that write the columns of a prepared feature.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="shape">The trainer.</param>
    /// <param name="input">The input.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="value">Its value.</param>
    /// <param name="column">The first column.</param>
    public static void WriteColumns(SourceWriter writer, TrainerShape shape, InputDeclaration input, MemberDeclaration feature, string value, int column)
    {
        var preparation = feature.Preparation!;
        var local = InputText.Local(input);
        var width = InputDeclaration.ValueColumnsOf(feature);
        if (preparation.Categories is not null)
            writer.Line($"_prepared.{shape.PreparedName(feature)}.Write({value}, {local}.Slice({At(column)}, {CSharpLiteral.Of(width)}), rows[row]);");
        else if (preparation.Dates != DatePart.None)
            WriteDate(writer, shape, feature, value, local, column, At);
        else
            writer.Line($"{local}[{At(column)}] = _prepared.{shape.PreparedName(feature)}.Of({value}, rows[row]);");

        if (preparation.HasIndicator)
            writer.Line($"{local}[{At(column + width)}] = {Indicator(feature, value)};");

        string At(int place) => $"row * {CSharpLiteral.Of(input.Columns)} + {CSharpLiteral.Of(place)}";
    }

    /// <summary>The statement that prepares an array in place; nothing where it is fed as it is.</summary>
    public static void WriteApply(SourceWriter writer, TrainerShape shape, MemberDeclaration feature, string span)
    {
        if (feature.Preparation is not null)
            writer.Line($"_prepared.{shape.PreparedName(feature)}.Apply({span}, rows[row]);");
    }

    /// <summary>The names of the columns of a prepared feature.</summary>
    public static IEnumerable<string> ColumnNames(MemberDeclaration feature)
    {
        var preparation = feature.Preparation!;
        var names = preparation.Categories is { } categories ? CategoryNames(feature, categories)
            : preparation.Dates != DatePart.None ? preparation.DateNumbers.Select(part => $"{feature.Name}: {Words(part)}").Concat(preparation.DateCycles.SelectMany(part => new[] { $"{feature.Name}: {Words(part)}, sine", $"{feature.Name}: {Words(part)}, cosine" }))
            : [feature.Name];
        return preparation.HasIndicator ? names.Append($"{feature.Name} is missing") : names;
    }

    /// <summary>How features become inputs, where saved weights depend on it.</summary>
    public static IEnumerable<string> Inputs(TrainerShape shape)
    {
        foreach (var feature in shape.Declaration.Inputs.SelectMany(input => input.Features, (input, feature) => (Input: input, Feature: feature)))
        {
            if (feature.Feature.Preparation is { } preparation)
                yield return $"{feature.Feature.Name}: {Words(preparation, feature.Feature)}";
            else if (feature is { Feature: { Enum: { } type, Value: ValueForm.Enum }, Input.Form: InputForm.Indices or InputForm.Tokens })
                yield return $"{feature.Feature.Name}: {string.Join(", ", type.Members.Select(member => member.Name))} by index";
        }

        foreach (var head in shape.Heads.Where(head => head.IsScaled))
            yield return $"{head.LabelMember.Name}: {Words(head.LabelMember.Preparation!, head.LabelMember)}";
    }

    private static IEnumerable<string> CategoryNames(MemberDeclaration feature, CategoriesDeclaration categories)
    {
        var names = feature.Enum is { } type ? type.Members.Select(member => member.Name) : categories.Names.AsEnumerable();
        var known = names.Any() ? names.Select(name => $"{feature.Name} is {name}") : Enumerable.Range(1, categories.Columns - 1).Select(place => $"{feature.Name} {place.ToString(CultureInfo.InvariantCulture)}");
        return categories.HasOther ? known.Append($"{feature.Name} is something else") : known;
    }

    private static void WriteDate(SourceWriter writer, TrainerShape shape, MemberDeclaration feature, string value, string local, int column, Func<int, string> at)
    {
        var preparation = feature.Preparation!;
        foreach (var part in preparation.DateNumbers)
        {
            var number = DateNumber(part, value);
            writer.Line(preparation.Scaling.Length > 0
                ? $"{local}[{at(column)}] = _prepared.{shape.PreparedName(feature, part)}.Of({number}, rows[row]);"
                : $"{local}[{at(column)}] = (float){number};");
            column++;
        }

        var cycles = preparation.DateCycles.ToArray();
        if (cycles.Length > 0)
            writer.Line($"global::LossGen.Calendar.WriteCycles(global::LossGen.Calendar.Moment({value}), {string.Join(" | ", cycles.Select(part => "global::LossGen.DatePart." + part))}, {local}.Slice({at(column)}, {CSharpLiteral.Of(2 * cycles.Length)}));");
    }

    private static string DateNumber(DatePart part, string value) => part == DatePart.Days
        ? $"global::LossGen.Calendar.Days(global::LossGen.Calendar.Moment({value}))"
        : $"global::LossGen.Calendar.Moment({value}).Year";

    private static string Indicator(MemberDeclaration feature, string value) =>
        feature.Value == ValueForm.Text ? $"global::LossGen.PreparedText.Indicator({value})"
        : feature.Preparation!.Categories is not null ? $"{value} is null ? 1f : 0f"
        : $"global::LossGen.PreparedNumber.Indicator({value})";

    private static string LengthOf(PreparedMember prepared, string value, string name) => prepared switch
    {
        { Width: > 0 } => CSharpLiteral.Of(prepared.Width),
        { Input: { Form: InputForm.Vectors } steps } => $"{FeatureText.Steps(steps, value, "index", name)} * {CSharpLiteral.Of(steps.Shape[0])}",
        { Input.Shape: { Count: > 0 } shape } => CSharpLiteral.Of(shape.Aggregate(1, (product, size) => product * size)),
        _ => FeatureText.CheckedLength(prepared.Member, value, "index", name),
    };

    private static string Arguments(PreparedMember prepared)
    {
        var preparation = prepared.Member.Preparation!;
        var arguments = new List<string>();
        if (preparation.Categories is { } categories)
        {
            if (prepared.Member.Enum is { } type)
            {
                arguments.Add($"new {type.Type.Qualified}[] {{ {string.Join(", ", type.Expressions)} }}");
                if (!categories.HasOther)
                    arguments.Add("hasOther: false");
            }
            else
            {
                arguments.Add(categories.Names.Count == 0 ? "columns: " + CSharpLiteral.Of(categories.Columns)
                    : prepared.Member.Value == ValueForm.Text ? CSharpLiteral.ArrayOf(categories.Names)
                    : $"new long[] {{ {string.Join(", ", categories.Names)} }}");
            }

            if (categories.Least > 1)
                arguments.Add("least: " + CSharpLiteral.Of(categories.Least));
        }
        else
        {
            if (preparation.Scaling.Length > 0)
                arguments.Add("global::LossGen.NumberScaling." + preparation.Scaling);
            if (preparation.Log1p)
                arguments.Add("log1p: true");
            if (preparation.Factor != 1)
                arguments.Add("factor: " + CSharpLiteral.Of(preparation.Factor));
            if (preparation.Offset != 0)
                arguments.Add("offset: " + CSharpLiteral.Of(preparation.Offset));
            if (!prepared.Member.IsSingle && Groups(prepared) is var (groups, run))
            {
                if (groups > 0)
                    arguments.Add("groups: " + CSharpLiteral.Of(groups));
                if (run > 1)
                    arguments.Add("run: " + CSharpLiteral.Of(run));
            }
        }

        if (preparation.Fill is { } fill)
            arguments.Add("fill: global::LossGen.MissingFill." + fill);

        return string.Concat(arguments.Select(argument => ", " + argument));
    }

    /// <summary>How many kinds of number an array has, and how many of one kind stand side by side: channels of an image, places of a vector; one of any other shape.</summary>
    private static (int Groups, int Run) Groups(PreparedMember prepared) => prepared switch
    {
        { Width: > 0 } => (prepared.Width, 1),
        { Input: { Form: InputForm.Vectors } steps } => (steps.Shape[0], 1),
        { Input.Shape: { Count: 3 } shape } => (shape[0], shape[1] * shape[2]),
        { Input.Shape.Count: > 1 } => (1, 1),
        _ => (0, 1),
    };

    private static string NameOf(PreparedMember prepared) => prepared.Part == DatePart.None ? prepared.Member.Name : $"{prepared.Member.Name}: {Words(prepared.Part)}";

    private static string Words(PreparedMember prepared) => prepared.Part == DatePart.None ? Words(prepared.Member.Preparation!, prepared.Member) : Scaled(prepared.Member.Preparation!.Scaling);

    private static string Words(PreparationDeclaration preparation, MemberDeclaration member)
    {
        var parts = new List<string>();
        if (preparation.Fill is { } fill)
        {
            parts.Add("missing: " + (fill switch
            {
                MissingFill.Mean => "mean",
                MissingFill.Median => "median",
                MissingFill.Zero => preparation.Categories is null ? "0" : "none of the categories",
                _ => preparation.Categories is null ? "most frequent value" : "the most frequent",
            }) + (preparation.HasIndicator ? ", with a column that says so" : ""));
        }

        if (preparation.Categories is { } categories)
        {
            var names = member.Enum is { } type ? type.Members.Select(one => one.Name).ToArray() : categories.Names.ToArray();
            parts.Add($"{(names.Length > 0 ? "one of " + string.Join(", ", names) : $"one of {(categories.Columns - 1).ToString(CultureInfo.InvariantCulture)} learned categories")}{(categories.HasOther ? " or something else" : "")}{(categories.Least > 1 ? $", at least {categories.Least.ToString(CultureInfo.InvariantCulture)} examples each" : "")}{(categories.AsIndex ? ", by index" : "")}");
        }

        if (preparation.Dates != DatePart.None)
            parts.Add(string.Join(", ", preparation.DateNumbers.Concat(preparation.DateCycles).Select(Words)));
        if (preparation.Log1p)
            parts.Add("ln(1 + x)");
        if (preparation.Factor != 1)
            parts.Add("times " + CSharpLiteral.Of(preparation.Factor));
        if (preparation.Offset != 0)
            parts.Add("plus " + CSharpLiteral.Of(preparation.Offset));
        if (preparation.Scaling.Length > 0)
            parts.Add(Scaled(preparation.Scaling));

        return parts.Count == 0 ? "as it is" : string.Join(", ", parts);
    }

    private static string Scaled(string scaling) => scaling switch
    {
        "Standardize" => "standardized",
        "MinMax" => "scaled to 0 to 1",
        _ => "scaled by median and quartiles",
    };

    private static string Words(DatePart part) => part switch
    {
        DatePart.Days => "days",
        DatePart.Year => "year",
        DatePart.Month => "month",
        DatePart.DayOfYear => "day of year",
        DatePart.DayOfMonth => "day of month",
        DatePart.DayOfWeek => "day of week",
        _ => "time of day",
    };
}
