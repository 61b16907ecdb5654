using System.Buffers.Binary;
using System.Text;
using Penguins;
using TorchSharp;
using static TorchSharp.torch;

namespace LossGen.Tests;

public sealed class SaveLoadTests : IDisposable
{
    private static readonly TrainingOptions Quick = new() { Epochs = 1, Progress = ProgressDisplay.None };

    private readonly string _folder = Directory.CreateTempSubdirectory("lossgen").FullName;

    private string Weights => Path.Combine(_folder, "penguins.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Loaded_weights_are_those_that_were_saved()
    {
        using var saved = new PenguinNetTrainer(Quick);
        using var loaded = new PenguinNetTrainer(Quick with { Seed = 7 });
        saved.Save(Weights);
        Assert.NotEqual(Values(saved), Values(loaded));

        loaded.Load(Weights);

        Assert.Equal(Values(saved), Values(loaded));
        Assert.Equal([Weights], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_file_is_in_the_safetensors_format()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);

        var file = File.ReadAllBytes(Weights);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        var header = Encoding.UTF8.GetString(file, 8, length);
        Assert.Equal(0, (8 + length) % 8);
        Assert.StartsWith("""{"__metadata__":{""", header, StringComparison.Ordinal);
        Assert.Contains("""
            "_layers.0.weight":{"dtype":"F32","shape":[16,4],"data_offsets":[
            """, header, StringComparison.Ordinal);
        Assert.Equal(8 + length + (4 * (64 + 16 + 48 + 3)), file.Length);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var file = File.ReadAllBytes(Weights);
        foreach (var length in (int[])[0, 7, 100, file.Length - 1])
        {
            File.WriteAllBytes(Weights, file[..length]);
            AssertRefused(trainer, "is damaged");
        }
    }

    [Fact]
    public void A_file_whose_data_were_altered_is_refused()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var file = File.ReadAllBytes(Weights);
        file[^5] ^= 1;
        File.WriteAllBytes(Weights, file);
        AssertRefused(trainer, "its checksum is wrong");
    }

    [Fact]
    public void A_file_whose_checksum_was_taken_away_is_refused()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        Rewrite("lossgen.checksum", "lossgen.chekcsum");
        AssertRefused(trainer, "its checksum is missing, though it was written with one");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_no_numbers_are_neither_saved_nor_loaded(float value)
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var good = File.ReadAllBytes(Weights);
        using var broken = new PenguinNetTrainer(Quick);
        using (no_grad())
            broken.Model.get_parameter("_layers.3.bias")![1] = value;

        var message = Assert.Throws<CheckpointException>(() => broken.Save(Weights)).Message;
        Assert.Contains("_layers.3.bias holds NaN or infinite values", message, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(Weights));

        // As Python writes it, without a checksum.
        var tensors = broken.Model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray());
        var (header, data) = ("", new List<float>());
        foreach (var (name, values) in tensors)
        {
            var shape = string.Join(",", broken.Model.state_dict()[name].shape);
            header += $"{(header.Length == 0 ? "" : ",")}\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{shape}],\"data_offsets\":[{data.Count * 4},{(data.Count + values.Length) * 4}]}}";
            data.AddRange(values);
        }

        var text = Encoding.UTF8.GetBytes($"{{{header}}}");
        File.WriteAllBytes(Weights, [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(data.ToArray().AsSpan())]);
        AssertRefused(trainer, "holds weights that are NaN or infinite, in _layers.3.bias");
    }

    [UnixFact]
    public void Links_stay_links_and_what_is_no_file_stays_what_it_is()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        var target = Path.Combine(_folder, "target.safetensors");
        File.CreateSymbolicLink(Weights, "target.safetensors");
        trainer.Save(Weights); // there is nothing behind the link yet
        trainer.Save(Weights);
        Assert.Equal("target.safetensors", File.ResolveLinkTarget(Weights, returnFinalTarget: false)!.ToString()[^"target.safetensors".Length..]);
        Assert.True(new FileInfo(target).Length > 500);
        trainer.Load(Weights);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);

        Assert.Contains("/dev/null is a device, a pipe or a socket: expected a file", Assert.Throws<IOException>(() => trainer.Save("/dev/null")).Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        File.WriteAllText("/dev/null", "still a device");
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public void Any_altered_byte_of_the_header_is_noticed_or_harmless()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var expected = Values(trainer);
        var file = File.ReadAllBytes(Weights);
        var length = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        for (var place = 0; place < length; place += 3)
        {
            byte[] altered = [.. file];
            altered[place] ^= 0x15;
            File.WriteAllBytes(Weights, altered);
            try
            {
                trainer.Load(Weights);
            }
            catch (CheckpointException)
            {
                // Noticed.
            }

            Assert.Equal(expected, Values(trainer));
        }
    }

    [Fact]
    public void Weights_of_another_task_are_refused_by_name()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        Rewrite("Gentoo", "Emperor");
        Rewrite(trainer.TaskDescription.Fingerprint, new string('0', 64));
        var message = AssertRefused(trainer, "holds weights of another task");
        Assert.Contains("""classes: the file has ["Adelie","Chinstrap","Emperor"], this trainer ["Adelie","Chinstrap","Gentoo"]""", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_model_are_refused_with_their_names()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        Rewrite("_layers.3.bias", "_layers.4.bias");
        Rewrite("[16,4]", "[4,16]");
        var message = AssertRefused(trainer, "do not fit the model");
        Assert.Contains("missing: _layers.3.bias", message, StringComparison.Ordinal);
        Assert.Contains("unexpected: _layers.4.bias", message, StringComparison.Ordinal);
        Assert.Contains("_layers.0.weight (the file has F32 [4, 16], the model F32 [16, 4])", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_written_elsewhere_is_taken_by_names_and_shapes()
    {
        using var trainer = new PenguinNetTrainer(Quick);
        trainer.Save(Weights);
        var expected = Values(trainer);
        var file = File.ReadAllBytes(Weights);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        var header = Encoding.UTF8.GetString(file, 8, length);
        var tensors = Encoding.UTF8.GetBytes("{" + header[(header.IndexOf("},", StringComparison.Ordinal) + 2)..]);
        var start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, (ulong)tensors.Length);
        File.WriteAllBytes(Weights, [.. start, .. tensors, .. file[(8 + length)..]]);

        using var other = new PenguinNetTrainer(Quick with { Seed = 7 });
        other.Load(Weights);
        Assert.Equal(expected, Values(other));
    }

    /// <summary>Exchanges text of equal length, or of another in place of padding.</summary>
    private void Rewrite(string from, string to)
    {
        var file = File.ReadAllBytes(Weights);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        var header = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file, 8, length).Replace(from, to, StringComparison.Ordinal));
        var start = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(start, (ulong)header.Length);
        File.WriteAllBytes(Weights, [.. start, .. header, .. file[(8 + length)..]]);
    }

    private string AssertRefused(PenguinNetTrainer trainer, string expected)
    {
        var before = Values(trainer);
        var exception = Assert.Throws<CheckpointException>(() => trainer.Load(Weights));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(trainer));
        return exception.Message;
    }

    private static float[] Values(PenguinNetTrainer trainer) =>
        [.. trainer.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
