namespace LossGen.Testing;

/// <summary>
/// Damages files in as many ways as a test asks for: bytes changed, cut out, put in, repeated, exchanged, sizes made absurd, the end cut off. Half of the mutants are the same in every run; the others begin at a seed that changes,
/// and that a failure tells. MUTANTS sets their number.
/// </summary>
internal static class Mutants
{
    private const int Usual = 5000;
    private const int FixedSeed = 20_240_601;

    /// <summary>Feeds a reader with mutants of files.</summary>
    /// <param name="originals">Sound files.</param>
    /// <param name="read">Reads one; throws what the reader throws.</param>
    /// <param name="isExpected">Whether an exception is one that the reader documents.</param>
    /// <param name="count">How many mutants; null for the usual number.</param>
    /// <returns>How many were refused.</returns>
    public static int Verify(IReadOnlyList<byte[]> originals, Action<byte[]> read, Func<Exception, bool> isExpected, int? count = null)
    {
        var number = Environment.GetEnvironmentVariable("MUTANTS") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : count ?? Usual;
        var changing = Environment.TickCount;
        var refused = 0;
        for (var index = 0; index < number; index++)
        {
            var seed = index % 2 == 0 ? FixedSeed + index : unchecked(changing + index);
            var random = new Random(seed);
            var mutant = Of(originals[random.Next(originals.Count)], random);
            try
            {
                read(mutant);
            }
            catch (Exception exception) when (isExpected(exception))
            {
                refused++;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Mutant of seed {seed}: {Convert.ToBase64String(mutant[..Math.Min(mutant.Length, 300)])}", exception);
            }
        }

        return refused;
    }

    private static byte[] Of(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
            Change(bytes, random);

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var place = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 17), bytes.Count - place);
        switch (random.Next(9))
        {
            case 0 or 1 when length > 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when length > 0:
                bytes[place] = (byte)random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(place, length);
                break;
            case 4:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 5:
                var noise = new byte[random.Next(1, 9)];
                random.NextBytes(noise);
                bytes.InsertRange(place, noise);
                break;
            case 6 when length >= 4:
                int[] sizes = [-1, int.MaxValue, int.MinValue, 0, 1 << 30, 0x7F7F7F7F];
                BitConverter.GetBytes(sizes[random.Next(sizes.Length)]).CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[place..]);
                break;
            case 7:
                byte[][] words = ["\""u8.ToArray(), "\n"u8.ToArray(), "-1"u8.ToArray(), "1e999"u8.ToArray(), "99999999999999999999"u8.ToArray(), "null"u8.ToArray(), "\\ud800"u8.ToArray(), "[[[["u8.ToArray(), [0], [0xFF, 0xFE]];
                bytes.InsertRange(place, words[random.Next(words.Length)]);
                break;
            case 8 when random.Next(4) == 0:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }
    }
}
