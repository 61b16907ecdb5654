using System.Text;
using Parquet.Serialization;

namespace LossGen.Files.Tests;

/// <summary>The same rows out of every kind of file, and what is said of files that are wrong.</summary>
public sealed class RecordFileTests : IDisposable
{
    private static readonly Dictionary<string, string> Names = new() { ["pos"] = "Good", ["neg"] = "Bad" };

    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    private enum Mood
    {
        Bad = -3,
        Good = 7,
    }

    private enum Tag
    {
        O,
        B_Person,
        I_Person,
        L_Shape,
    }

    /// <summary>A row as files of Hugging Face's datasets have it: text, class label, words and their tags.</summary>
    private sealed class Row
    {
        public string? Text { get; set; }

        public byte Label { get; set; }

        public float Score { get; set; }

        public List<string> Tokens { get; set; } = [];

        public List<int> Tags { get; set; } = [];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Csv_has_quoted_values_that_span_lines()
    {
        var rows = Load("a.csv", "\uFEFFtext,label,score\r\n\"He said \"\"no\"\", twice\",pos,1.5\r\n\r\n\"two\nlines\",0,-2\r\n");
        Assert.Equal(["text", "label", "score"], rows[0].Columns);
        Assert.Equal(["He said \"no\", twice", "two\nlines"], rows.Select(row => row.GetText("text")));
        Assert.Equal([Mood.Good, Mood.Bad], rows.Select(row => row.GetClass<Mood>("label", Names)));
        Assert.Equal([1.5f, -2f], rows.Select(row => row.GetNumber("score")));
        Assert.Equal([2, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public void Csv_of_a_country_with_decimal_commas_is_parted_by_semicolons() =>
        Assert.Equal(["a, b"], Load("a.csv", "text;label\na, b;1").Select(row => row.GetText("text")));

    /// <summary>As the files of GLUE have them: not a quotation mark is taken as one.</summary>
    [Fact]
    public void Tsv_knows_no_quotes()
    {
        var rows = Load("dev.tsv", "sentence\tlabel\nthe \"best\" film\t1\n\"unbalanced\t0\n");
        Assert.Equal(["the \"best\" film", "\"unbalanced"], rows.Select(row => row.GetText("sentence")));
        Assert.Equal([true, false], rows.Select(row => row.GetFlag("label")));
    }

    [Fact]
    public void A_table_without_names_is_given_them()
    {
        var row = Assert.Single(RecordFile.Load(Write("a.tsv", "1\tso it goes\n"), ["label", "text"]));
        Assert.Equal((1, "so it goes"), (row.GetWholeNumber("label"), row.GetText("text")));
    }

    [Fact]
    public void Another_encoding_is_given()
    {
        var path = Path.Combine(_folder, "latin.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("text\ncafé\n"));
        Assert.Equal("café", Assert.Single(RecordFile.Load(path, encoding: Encoding.Latin1)).GetText("text"));
        Refused("latin.csv, line 2: is not UTF-8. Expected UTF-8, or the encoding as an argument: Encoding.Latin1, say.", () => RecordFile.Load(path));
    }

    [Fact]
    public void Json_lines_have_lists()
    {
        var rows = Load("a.jsonl", """
            {"tokens": ["Ada", "Lovelace"], "ner_tags": ["B-PER", "I-PER"], "score": 0.25, "ok": true, "n": 3, "none": null}

            {"tokens": "an L shape", "ner_tags": [0, "L-Shape", 0], "score": 3, "ok": 0, "n": 3.0, "none": ""}
            """);
        Assert.Equal(["Ada", "Lovelace"], rows[0].GetWords("tokens"));
        Assert.Equal(["an", "L", "shape"], rows[1].GetWords("tokens"));
        Assert.Equal([Tag.B_Person, Tag.I_Person], rows[0].GetClasses<Tag>("ner_tags", new Dictionary<string, string> { ["PER"] = "Person" }));
        Assert.Equal([Tag.O, Tag.L_Shape, Tag.O], rows[1].GetClasses<Tag>("ner_tags"));
        Assert.Equal([0.25f, 3f], rows.Select(row => row.GetNumber("score")));
        Assert.Equal([true, false], rows.Select(row => row.GetFlag("ok")));
        Assert.Equal([3, 3], rows.Select(row => row.GetWholeNumber("n")));
        Assert.Equal([false, false], rows.Select(row => row.Has("none")));
        Assert.Equal([1, 3], rows.Select(row => row.Line));
    }

    [Fact]
    public async Task Parquet_has_lists_and_narrow_numbers()
    {
        var path = Path.Combine(_folder, "a.parquet");
        await using (var stream = File.Create(path))
        {
            await ParquetSerializer.SerializeAsync(
            [
                new Row { Text = "Ada is here", Label = 1, Score = 0.5f, Tokens = ["Ada", "is", "here"], Tags = [1, 0, 0] },
                new Row { Text = null, Label = 0, Score = 2f, Tokens = [], Tags = [] },
            ], stream);
        }

        var rows = RecordFile.Load(path);
        Assert.Equal(["Text", "Label", "Score", "Tokens", "Tags"], rows[0].Columns);
        Assert.Equal("Ada is here", rows[0].GetText("Text"));
        Assert.Equal([Mood.Good, Mood.Bad], rows.Select(row => row.GetClass<Mood>("Label")));
        Assert.Equal([0.5f, 2f], rows.Select(row => row.GetNumber("Score")));
        Assert.Equal(["Ada", "is", "here"], rows[0].GetWords("Tokens"));
        Assert.Equal([Tag.B_Person, Tag.O, Tag.O], rows[0].GetClasses<Tag>("Tags"));
        Assert.Empty(rows[1].GetWords("Tokens"));
        Refused("a.parquet, row 2: column \"Text\" has no value. Expected text; leave rows without one out.", () => rows[1].GetText("Text"));
    }

    [Theory]
    [InlineData("a.csv", "text,label\nx\n", "a.csv, line 2: has 1 values. Expected 2, one for each of text, label; a value with a separator in it has to be quoted.")]
    [InlineData("a.tsv", "text\tlabel\nx\ty\tz\n", "a.tsv, line 2: has 3 values. Expected 2, one for each of text, label.")]
    [InlineData("a.csv", "text,text\n", "a.csv, line 1: names the column \"text\" twice. Expected each name once; where the first line has values rather than names, pass the names as an argument.")]
    [InlineData("a.csv", "text,,label\n", "a.csv, line 1: a column has no name: \"text\", \"\", \"label\". Expected the names of the columns on the first line, or as an argument.")]
    [InlineData("a.jsonl", "{\"a\": 1}\n{\"a\": 1,}\n", "a.jsonl, line 2: is no JSON, from byte 8 on. Expected an object on each line, as in {\"text\": \"...\", \"label\": 1}.")]
    [InlineData("a.jsonl", "[1, 2]\n", "a.jsonl, line 1: [1, 2] is no JSON object. Expected one on each line, as in {\"text\": \"...\", \"label\": 1}.")]
    [InlineData("a.jsonl", "{\"a\": 1, \"a\": 2}\n", "a.jsonl, line 1: has \"a\" twice. Expected each name once.")]
    [InlineData("a.txt", "x", "a.txt is of no kind that is known. Expected one of .csv, .tsv, .jsonl, .ndjson and .parquet; files of CoNLL are read by ConllFile.")]
    public void A_file_that_is_wrong_is_refused(string name, string text, string message) => Refused(message, () => Load(name, text));

    [Fact]
    public void What_is_no_Parquet_is_refused() =>
        Assert.Contains("a.parquet: is not a Parquet file that can be read: ", Assert.Throws<DataException>(() => Load("a.parquet", "text\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_rows_gives_none()
    {
        Assert.Empty(Load("a.csv", ""));
        Assert.Empty(Load("b.csv", "text,label\n"));
        Assert.Empty(Load("a.jsonl", "\n"));
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        var row = Load("a.jsonl", """{"text": "so", "label": "meh", "score": "1,5", "n": 2.5, "ok": 2, "tags": ["B-PER"], "words": ["a", 7], "inner": {"a": 1}}""")[0];
        Refused("a.jsonl, line 1: column \"label\": the value \"meh\" cannot be used. Expected a member of Mood (Good, Bad), or its index from 0.", () => row.GetClass<Mood>("label"));
        Refused("a.jsonl, line 1: column \"score\": the value \"1,5\" cannot be used. Expected a number, with a point for decimals.", () => row.GetNumber("score"));
        Refused("a.jsonl, line 1: column \"n\": the value 2.5 cannot be used. Expected a whole number.", () => row.GetWholeNumber("n"));
        Refused("a.jsonl, line 1: column \"ok\": the value 2 cannot be used. Expected true or false, yes or no, or 1 or 0.", () => row.GetFlag("ok"));
        Refused("a.jsonl, line 1: column \"tags\": item 0 (counted from 0), \"B-PER\", cannot be used. Expected a member of Tag (O, B_Person, I_Person, L_Shape), or its index from 0.", () => row.GetClasses<Tag>("tags"));
        Refused("a.jsonl, line 1: column \"words\": item 1 (counted from 0), 7, cannot be used. Expected a list of texts, or words with a space between them.", () => row.GetWords("words"));
        Refused("a.jsonl, line 1: column \"n\": the value 2.5 cannot be used. Expected text.", () => row.GetText("n"));
        Refused("a.jsonl, line 1: has no column \"sentence\". Expected one with text; the columns are \"text\", \"label\", \"score\", \"n\", \"ok\", \"tags\", \"words\", \"inner\".", () => row.GetText("sentence"));
    }

    [Theory]
    [InlineData("1e39", "the value \"1e39\" cannot be used. Expected a number, with a point for decimals, within the range of float32: up to 3.4e38.")]
    [InlineData("-1e999", "the value \"-1e999\" cannot be used. Expected a number, with a point for decimals, within the range of float32: up to 3.4e38.")]
    [InlineData("NaN", "the value \"NaN\" cannot be used. Expected a number, with a point for decimals, within the range of float32: up to 3.4e38.")]
    [InlineData("16777217", "\"16777217\" would be rounded to 16777216: float32 has whole numbers up to 16777216. Read it with GetDouble, or with GetWholeNumber, and say what is to become of it.")]
    public void A_number_that_float32_makes_another_of_is_refused(string text, string message)
    {
        Refused($"a.csv, line 2: column \"n\": {message}", () => Load("a.csv", $"n\n{text}\n")[0].GetNumber("n"));
        if (text is not "NaN")
            Refused($"a.jsonl, line 1: column \"n\": {message.Split('"')[0]}", () => Load("a.jsonl", $"{{\"n\": {text}}}")[0].GetNumber("n"), isWhole: false);
    }

    [Fact]
    public void Numbers_are_exact_where_that_is_asked()
    {
        var row = Load("a.csv", "id,half,big,small\n16777217,16777216.5,16777218,0.1\n")[0];
        Assert.Equal((16777217, 16777216.5), (row.GetDouble("id"), row.GetDouble("half")));
        Assert.Equal((16777218f, 0.1f), (row.GetNumber("big"), row.GetNumber("small")));
        Refused("a.jsonl, line 1: column \"n\": the value \"x\" cannot be used. Expected a number, with a point for decimals.", () => Load("a.jsonl", """{"n": "x"}""")[0].GetDouble("n"));
    }

    [Fact]
    public void Yes_and_no_are_flags()
    {
        var rows = Load("a.csv", "ok\nYes\nno\nTRUE\n0\n");
        Assert.Equal([true, false, true, false], rows.Select(row => row.GetFlag("ok")));
    }

    [Theory]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("{\"\\udc00\": 1}")]
    public void Half_of_a_surrogate_pair_is_refused(string line) =>
        Assert.Contains("a.jsonl, line 2: has an escape that is not a character", Assert.Throws<DataException>(() => Load("a.jsonl", $"{{\"a\": \"\\ud83d\\ude00\"}}\n{line}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_that_never_ends_is_refused_with_its_place()
    {
        var message = Assert.Throws<DataException>(() => Load("a.csv", "text\nsmall\n\"" + new string('x', 17 << 20))).Message;
        Assert.Contains("a.csv, line 3: from here on there is a row that cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains("a quotation mark that is never closed", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_for_tables_without_any() =>
        Assert.Throws<ArgumentException>(() => RecordFile.Load(Write("a.jsonl", "{}"), ["text"]));

    private void Refused(string message, Action act, bool isWhole = true)
    {
        var found = Assert.Throws<DataException>(act).Message;
        Assert.Equal(Path.Combine(_folder, message), isWhole ? found : found[..Math.Min(found.Length, Path.Combine(_folder, message).Length)]);
    }

    private IReadOnlyList<Record> Load(string name, string text) => RecordFile.Load(Write(name, text));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
