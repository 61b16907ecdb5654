namespace LossGen.Tests;

public sealed class CheckTests
{
    [Fact]
    public void Numbers_of_every_kind_pass()
    {
        Assert.Equal(1.5f, Check.Finite(1.5f, 0, "X"));
        Assert.Equal(1.5f, Check.Finite(1.5, 0, "X"));
        Assert.Equal(1.5f, Check.Finite((Half)1.5, 0, "X"));
        Assert.Equal(1.5f, Check.Finite(1.5m, 0, "X"));
        Assert.Equal(-3f, Check.Finite(-3, 0, "X"));
        Assert.Equal(3f, Check.Finite((byte)3, 0, "X"));
        Assert.Equal(1f, Check.Finite(true, 0, "X"));
    }

    [Theory]
    [InlineData(double.NaN, "NaN is not a finite number. Expected a finite number; remove the row or fill the value in.")]
    [InlineData(double.PositiveInfinity, "Infinity is not a finite number. Expected a finite number; remove the row or fill the value in.")]
    [InlineData(1e300, "1E+300 is too large for float32. Expected at most 3.4e38; scale the value.")]
    public void What_float32_cannot_hold_is_refused(double value, string expected)
    {
        var exception = Assert.Throws<DataException>(() => Check.Finite(value, 17, "BillLength"));
        Assert.Equal($"Example 17, BillLength: {expected}", exception.Message);
        Assert.Equal(17, exception.Example);
        Assert.Equal("BillLength", exception.Member);
    }

    [Fact]
    public void Class_indices_are_in_range()
    {
        Assert.Equal(2, Check.ClassIndex(2, 3, 0, "Y"));
        Assert.Equal(-100, Check.ClassIndex(-100, 3, ignoreIndex: -100, 0, "Y"));
        Assert.Equal("Example 4, Y: class index 3 is out of range. Expected 0 to 2, for 3 classes counted from 0.", Assert.Throws<DataException>(() => Check.ClassIndex(3, 3, 4, "Y")).Message);
        Assert.Throws<DataException>(() => Check.ClassIndex(-1, 3, 4, "Y"));
        Assert.Throws<DataException>(() => Check.ClassIndex(-1, 3, ignoreIndex: -100, 4, "Y"));
    }

    [Fact]
    public void Yes_and_no_are_zero_and_one_or_signs()
    {
        Assert.Equal(1f, Check.ZeroOne(1, 0, "Y"));
        Assert.Equal(0f, Check.ZeroOne(0.0, 0, "Y"));
        Assert.Throws<DataException>(() => Check.ZeroOne(-1, 0, "Y"));
        Assert.Throws<DataException>(() => Check.ZeroOne(double.NaN, 0, "Y"));
        Assert.Equal(-1f, Check.Sign(-1, 0, "Y"));
        Assert.Equal(1f, Check.Sign(1f, 0, "Y"));
        Assert.Equal(-1f, Check.Sign(false, 0, "Y"));
        Assert.Contains("neither -1 nor +1", Assert.Throws<DataException>(() => Check.Sign(0, 0, "Y")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_come_as_arrays_spans_and_lists_of_any_number()
    {
        var row = new float[3];
        Check.FiniteRow(new double[] { 1, 2, 3 }, row, 0, "X");
        Assert.Equal([1f, 2f, 3f], row);
        Check.FiniteRow<int>((IReadOnlyList<int>)[4, 5, 6], row, 0, "X");
        Assert.Equal([4f, 5f, 6f], row);
        Check.MultiHotRow([true, false, true], row, 0, "X");
        Assert.Equal([1f, 0f, 1f], row);
        Check.OneHotRow(new[] { false, true, false }, row, 0, "X");
        Assert.Equal([0f, 1f, 0f], row);
        Check.MultiHotRow(new List<bool> { true, true, false }, row, 0, "X");
        Assert.Equal([1f, 1f, 0f], row);
        Check.ProbabilitiesRow(new List<double> { 0.5, 0.25, 0.25 }, row, 0, "X");
        Assert.Equal([0.5f, 0.25f, 0.25f], row);
        ReadOnlyMemory<byte> bytes = new byte[] { 1, 2, 3 };
        Check.FiniteRow(bytes.Span, row, 0, "X");
        Assert.Equal([1f, 2f, 3f], row);
        Assert.Equal("Example 3, X: has 2 values. Expected 3, the same for every example.", Assert.Throws<DataException>(() => Check.FiniteRow(new float[2], new float[3], 3, "X")).Message);
        Assert.StartsWith("Example 3, X[1]: NaN", Assert.Throws<DataException>(() => Check.FiniteRow([0f, float.NaN], new float[2], 3, "X")).Message, StringComparison.Ordinal);
        Assert.Throws<DataException>(() => Check.FiniteRow((IReadOnlyList<float>)null!, new float[2], 3, "X"));
    }

    [Theory]
    [InlineData(new[] { 0f, 0, 0 }, "Y: has 0 ones")]
    [InlineData(new[] { 1f, 0, 1 }, "Y: has 2 ones")]
    [InlineData(new[] { 0.5f, 0.5f, 0 }, "Y[0]: 0.5 is neither 0 nor 1")]
    public void One_hot_rows_have_one_one(float[] source, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataException>(() => Check.OneHotRow(source, new float[3], 0, "Y")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 0.5f, 0.4f }, "sum to 0.9")]
    [InlineData(new[] { 1.5f, -0.5f }, "Y[0]: 1.5 is no probability")]
    public void Probabilities_sum_to_one(float[] source, string expected) =>
        Assert.Contains(expected, Assert.Throws<DataException>(() => Check.ProbabilitiesRow(source, new float[2], 0, "Y")).Message, StringComparison.Ordinal);

    [Fact]
    public void Probabilities_within_rounding_pass()
    {
        var row = new float[3];
        Check.ProbabilitiesRow(new[] { 0.33333f, 0.33333f, 0.33333f }, row, 0, "Y");
        Check.OneHotRow(new[] { 0, 1, 0 }, row, 0, "Y");
        Assert.Equal([0f, 1f, 0f], row);
    }

    [Fact]
    public void A_right_value_costs_no_memory()
    {
        double[] source = [1, 2, 3];
        var row = new float[3];
        IReadOnlyList<double> list = source;
        Touch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < 1000; index++)
            Touch();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Touch()
        {
            Check.Finite(1.5, 0, "X");
            Check.ClassIndex(1, 3, 0, "Y");
            Check.FiniteRow(source, row, 0, "X");
            Check.FiniteRow(list, row, 0, "X");
        }
    }
}
