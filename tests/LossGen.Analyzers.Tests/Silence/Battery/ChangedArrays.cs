namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Arrays and lists that are not any more what they were when they were made (LG2003, LG2007, LG2010, LG2019, LG2024, LG3007).</summary>
internal static class ChangedArrays
{
    private const string Zeros = "var y = new float[8]; ";

    private const string ZerosAndOnes = "var y = new float[] { 0, 1, 0, 1, 0, 1, 0, 1 }; ";

    private const string Signed = " return F.soft_margin_loss(nn.Linear(16, 1).call(X).squeeze(1), tensor(y));";

    private const string Logs = " return F.nll_loss(tensor(y).view(2, 4), tensor(new[] { 1L, 2L }));";

    private const string Widths = "var w = new long[] { 9, 2 }; ";

    private const string Layers = " return nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(w[0], w[1])).call(X);";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("signs stored in a loop", Zeros + "for (var i = 0; i < y.Length; i++) y[i] = i % 2 == 0 ? 1 : -1;" + Signed),
        new("signs stored one by one", "var y = new float[] { 0, 1 }; y[0] = -1; return F.soft_margin_loss(X[TensorIndex.Slice(0, 2)].sum(1), tensor(y));"),
        new("signs made of zeros and ones", ZerosAndOnes + "for (var i = 0; i < 8; i++) y[i] = 2 * y[i] - 1;" + Signed),
        new("signs made by compound assignment", ZerosAndOnes + "for (var i = 0; i < 8; i++) { y[i] *= 2; y[i] -= 1; }" + Signed),
        new("signs made by decrement",
            "var y = new int[] { 0, 2 }; for (var i = 0; i < 2; i++) y[i]--; "
            + "return F.soft_margin_loss(X[TensorIndex.Slice(0, 2)].sum(1), tensor(y).@float());"),
        new("signs by a helper", ZerosAndOnes + "Sign(y);" + Signed, "static void Sign(float[] y) { for (var i = 0; i < y.Length; i++) y[i] = 2 * y[i] - 1; }"),
        new("signs by a helper of spans",
            ZerosAndOnes + "Sign(y);" + Signed, "static void Sign(Span<float> y) { for (var i = 0; i < y.Length; i++) y[i] = 2 * y[i] - 1; }"),
        new("signs by a helper of lists",
            ZerosAndOnes + "Sign(y);" + Signed, "static void Sign(IList<float> y) { for (var i = 0; i < y.Count; i++) y[i] = 2 * y[i] - 1; }"),
        new("signs by a helper of the library", ZerosAndOnes + "Array.Fill(y, -1f);" + Signed),
        new("signs by a span's Fill", Zeros + "y.AsSpan().Fill(1f);" + Signed),
        new("signs by a span's element",
            "var y = new float[] { 0 }; var s = y.AsSpan(); s[0] = -1; return F.soft_margin_loss(X[TensorIndex.Slice(0, 1)].sum(1), tensor(y));"),
        new("signs by CopyTo", Zeros + "var signs = new float[] { 1, -1, 1, -1, 1, -1, 1, -1 }; signs.CopyTo(y, 0);" + Signed),
        new("signs by Array.Copy", Zeros + "Array.Copy(new float[] { 1, -1, 1, -1, 1, -1, 1, -1 }, y, 8);" + Signed),
        new("signs by Buffer.BlockCopy", Zeros + "Buffer.BlockCopy(new float[] { 1, -1, 1, -1, 1, -1, 1, -1 }, 0, y, 0, 32);" + Signed),
        new("signs by an alias", ZerosAndOnes + "var z = y; for (var i = 0; i < 8; i++) z[i] = 2 * z[i] - 1;" + Signed),
        new("signs by a conditional alias",
            ZerosAndOnes + "var other = new float[8]; var z = X.numel() > 3 ? y : other; for (var i = 0; i < 8; i++) z[i] = z[i] > 0 ? 1 : -1;" + Signed),
        new("signs by a ref local",
            "var y = new float[] { 0 }; ref var first = ref y[0]; first = -1; return F.soft_margin_loss(X[TensorIndex.Slice(0, 1)].sum(1), tensor(y));"),
        new("signs by a foreach of refs", ZerosAndOnes + "foreach (ref var each in y.AsSpan()) each = 2 * each - 1;" + Signed),
        new("signs by a constructor",
            ZerosAndOnes + "_ = new Signs(y);" + Signed, "sealed class Signs { public Signs(float[] y) { for (var i = 0; i < y.Length; "
            + "i++) y[i] = 2 * y[i] - 1; } }"),
        new("signs by an object that holds it", ZerosAndOnes + "var held = new Holder(y); held.Sign();" + Signed,
            "sealed class Holder(float[] y) { public void Sign() { for (var i = 0; i < y.Length; i++) y[i] = 2 * y[i] - 1; } }"),
        new("signs by a lambda", ZerosAndOnes + "Action<int> sign = i => y[i] = 2 * y[i] - 1; for (var i = 0; i < 8; i++) sign(i);" + Signed),
        new("signs by a local function", ZerosAndOnes + "Sign();" + Signed[..^1] + "; void Sign() { for (var i = 0; i < 8; i++) y[i] = 2 * y[i] - 1; }"),
        new("signs by Parallel.For", ZerosAndOnes + "Parallel.For(0, 8, i => y[i] = 2 * y[i] - 1);" + Signed),
        new("signs by a deconstruction",
            "var y = new float[] { 0, 1 }; (y[0], y[1]) = (1, -1); return F.soft_margin_loss(X[TensorIndex.Slice(0, 2)].sum(1), tensor(y));"),
        new("signs by out",
            "var y = new float[] { 0 }; Sign(out y[0]); return F.soft_margin_loss(X[TensorIndex.Slice(0, 1)].sum(1), tensor(y));",
            "static void Sign(out float y) => y = -1;"),
        new("signs by Select", ZerosAndOnes + "y = y.Select(each => 2 * each - 1).ToArray();" + Signed),
        new("signs by Array.ConvertAll", ZerosAndOnes + "y = Array.ConvertAll(y, each => 2 * each - 1);" + Signed),
        new("signs in a list",
            "var y = new List<float> { 0, 1 }; for (var i = 0; i < y.Count; i++) y[i] = 2 * y[i] - 1; "
            + "return F.soft_margin_loss(X[TensorIndex.Slice(0, 2)].sum(1), tensor(y));"),
        new("signs in a list, cleared",
            "var y = new List<float> { 0, 1 }; y.Clear(); y.Add(-1); y.Add(1); return F.soft_margin_loss(X[TensorIndex.Slice(0, 2)].sum(1), tensor(y));"),
        new("signs in a field", "var s = new Signs(); s.Fill(); return F.soft_margin_loss(X.sum(1), tensor(s.Y));",
            "sealed class Signs { public readonly float[] Y = new float[8]; public void Fill() { for (var i = 0; i < Y.Length; "
                + "i++) Y[i] = i % 2 == 0 ? 1 : -1; } }"),
        new("signs in a field, by the constructor", "var s = new Signs(); return s.Loss(X.sum(1));",
            "sealed class Signs { private readonly float[] y = new float[8]; public Signs() { for (var i = 0; i < 8; i++) y[i] = i % 2 == 0 ? 1 : -1; } "
                + "public Tensor Loss(Tensor s) => F.soft_margin_loss(s, tensor(y)); }"),
        new("signs in a static field", "Fill(); return F.soft_margin_loss(X.sum(1), tensor(signs));",
            "static readonly float[] signs = new float[8]; static void Fill() { for (var i = 0; i < 8; i++) signs[i] = i % 2 == 0 ? 1 : -1; }"),
        new("signs in two dimensions",
            "var y = new float[8, 1]; for (var i = 0; i < 8; i++) y[i, 0] = i % 2 == 0 ? 1 : -1; "
            + "return F.soft_margin_loss(nn.Linear(16, 1).call(X), tensor(y));"),
        new("signs in a tensor, in place", "var y = zeros(8); y.fill_(-1); return F.soft_margin_loss(X.sum(1), y);"),
        new("signs in a tensor, by index",
            "var y = zeros(8); y[0] = tensor(1f); y[TensorIndex.Slice(1, 8)] = tensor(-1f); return F.soft_margin_loss(X.sum(1), y);"),
        new("signs in a tensor, mul_ and sub_", "var y = Yb.clone(); y.mul_(2).sub_(1); return F.soft_margin_loss(X.sum(1), y);"),
        new("signs in a tensor, by a helper",
            "var y = Yb.clone(); Sign(y); return F.soft_margin_loss(X.sum(1), y);", "static void Sign(Tensor y) => y.mul_(2).sub_(1);"),
        new("signs in a tensor, from_array of a filled array",
            Zeros + "using var t = from_array(y); Array.Fill(y, 1f); return F.soft_margin_loss(nn.Linear(16, 1).call(X).squeeze(1), t);"),
        new("logarithms stored", Zeros + "for (var i = 0; i < y.Length; i++) y[i] = MathF.Log(0.25f);" + Logs),
        new("logarithms by Fill", Zeros + "Array.Fill(y, MathF.Log(0.25f));" + Logs),
        new("logarithms by a helper",
            Zeros + "Score(y);" + Logs, "static void Score(float[] y) { for (var i = 0; i < y.Length; i++) y[i] = MathF.Log((i % 4 + 1) / 10f); }"),
        new("width stored", Widths + "w[0] = 8;" + Layers),
        new("width stored by a helper", Widths + "Widen(w);" + Layers, "static void Widen(long[] w) => w[0] = 8;"),
        new("width stored by an alias", Widths + "var v = w; v[0] = 8;" + Layers),
        new("width by Array.Fill", Widths + "Array.Fill(w, 8);" + Layers),
        new("width by Array.Reverse", "var w = new long[] { 2, 8 }; Array.Reverse(w);" + Layers),
        new("width by Array.Sort", "var w = new long[] { 9, 8 }; Array.Sort(w);" + Layers),
        new("width by Array.Resize", "var w = new long[] { 8 }; Array.Resize(ref w, 2); w[1] = 2;" + Layers),
        new("width in a list", "var w = new List<long> { 9, 2 }; w[0] = 8;" + Layers),
        new("width in a list, inserted", "var w = new List<long> { 9, 2 }; w.Insert(0, 8);" + Layers),
        new("width in a list, removed", "var w = new List<long> { 9, 8, 2 }; w.RemoveAt(0);" + Layers),
        new("width in a dictionary", "var w = new Dictionary<int, long> { [0] = 9, [1] = 2 }; w[0] = 8;" + Layers),
        new("width in a loop",
            "var all = nn.Sequential(); long w = 16; foreach (var next in new long[] { 8, 4, 2 }) { all.append(nn.Linear(w, next)); w = next; } "
            + "return all.call(X);"),
        new("width by ref",
            "long w = 9; Widen(ref w); return nn.Sequential(nn.Linear(16, 8), nn.Linear(w, 2)).call(X);", "static void Widen(ref long w) => w = 8;"),
        new("width by a captured variable",
            "long w = 9; Action widen = () => w = 8; widen(); return nn.Sequential(nn.Linear(16, 8), nn.Linear(w, 2)).call(X);"),
        new("class weights resized", "var w = new float[] { 1, 2 }; Array.Resize(ref w, 16); return F.cross_entropy(X, Yl, weight: tensor(w));"),
        new("class weights in a list", "var w = new List<float> { 1 }; while (w.Count < 16) w.Add(1); return F.cross_entropy(X, Yl, weight: tensor(w));"),
        new("labels shifted back in the array",
            "var y = new long[] { 1, 2, 3, 4, 5, 1, 2, 3 }; for (var i = 0; i < y.Length; i++) y[i] -= 1; "
            + "return F.cross_entropy(nn.Linear(16, 5).call(X), tensor(y));"),
    ];
}
