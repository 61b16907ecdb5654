namespace LossGen.Analyzers.Tests.HandWritten;

public sealed class LG2001Tests
{
    [Theory]
    [InlineData("Tensor p = X; if (Environment.Is64BitProcess) p = X.softmax(1); return F.cross_entropy({|LG2001:p|}, Yl);")]
    [InlineData("return F.cross_entropy({|LG2001:F.softmax(nn.Linear(16, 5).call(X), 1)|}, Yl);")]
    [InlineData("return F.cross_entropy({|LG2001:nn.Linear(16, 5).call(X).softmax(-1)|}, Yl);")]
    [InlineData("return F.cross_entropy({|LG2001:torch.softmax(nn.Linear(16, 5).call(X), 1)|}, Yl);")]
    [InlineData("return F.cross_entropy({|LG2001:torch.special.softmax(X, 1)|}, Yl);")]
    [InlineData("var p = X.softmax(1); p = p.clone(); return nn.CrossEntropyLoss().call({|LG2001:p|}, Yl);")]
    [InlineData("var net = nn.Sequential(nn.Linear(16, 5), nn.Softmax(1)); var ce = nn.CrossEntropyLoss(); return ce.call({|LG2001:net.call(X)|}, Yl);")]
    [InlineData("var net = nn.Sequential((\"fc\", nn.Linear(16, 5)), (\"p\", nn.Softmax(1))); return F.cross_entropy(target: Yl, input: {|LG2001:net.forward(X)|});")]
    [InlineData("var ce = new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 0.1); return ce.forward({|LG2001:nn.Softmax(1).call(X)|}, Yl);")]
    [InlineData("Tensor p; if (Environment.Is64BitProcess) p = X.softmax(1); else p = F.softmax(X * 2, 1); return F.cross_entropy({|LG2001:p|}, Yl);")]
    [InlineData("Tensor l = null; for (var i = 0; i < 3; i++) { var p = X.softmax(1); l = F.cross_entropy({|LG2001:p|}, Yl); } return l;")]
    public Task Probabilities_into_cross_entropy_are_reported(string body) => RuleTest.Reports(RuleTest.Body(body));

    [Theory]
    [InlineData("return F.cross_entropy(nn.Linear(16, 5).call(X), Yl);")]
    [InlineData("var logits = nn.Linear(16, 5).call(X); var p = logits.softmax(1); return (F.cross_entropy(logits, Yl), p);")]
    [InlineData("var isRaw = Environment.Is64BitProcess; Tensor p = X; if (!isRaw) p = X.softmax(1); return isRaw ? F.cross_entropy(p, Yl) : F.nll_loss(p.log(), Yl);")]
    [InlineData("var p = X.softmax(1); p = nn.Linear(16, 5).call(p); return F.cross_entropy(p, Yl);")]
    [InlineData("return F.cross_entropy(X, X.softmax(1));")]
    public Task Logits_and_what_is_not_certain_are_silent(string body) => RuleTest.Reports(RuleTest.Body(body));

    [Fact]
    public Task The_softmax_may_stand_in_forward_and_the_loss_in_a_field() => RuleTest.Reports("""
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc = nn.Linear(16, 5);
            private readonly nn.Module<Tensor, Tensor> _softmax;
            public Net() : base("net") { _softmax = nn.Softmax(1); RegisterComponents(); }
            public override Tensor forward(Tensor x) => _softmax.call(_fc.call(x));
        }
        """, """
        sealed class Trainer
        {
            private readonly Net _net = new();
            private readonly Loss<Tensor, Tensor, Tensor> _criterion = nn.CrossEntropyLoss();
            public Tensor Step(Tensor x, Tensor y) => _criterion.call({|LG2001:_net.call(x)|}, y);
            public static Tensor Typed(Net net, CrossEntropyLoss criterion, Tensor x, Tensor y) => criterion.call({|LG2001:net.call(x)|}, y);
        }
        """);

    [Fact]
    public Task A_helper_is_judged_by_what_its_callers_pass() => RuleTest.Reports("""
        static class Subject
        {
            static Tensor Loss(Tensor output, Tensor y) => F.cross_entropy(output, y);
            static Tensor Probabilities(Tensor x) => x.softmax(1);
            static Tensor Wrong(Tensor x, Tensor y) => {|LG2001:Loss(Probabilities(x), y)|};
            static Tensor Right(Tensor x, Tensor y) => Loss(x, y);
        }
        """);

    [Theory]
    [InlineData("return F.cross_entropy({|LG2001:F.softmax(nn.Linear(16, 5).call(X), 1)|}, Yl);", "return F.cross_entropy(nn.Linear(16, 5).call(X), Yl);")]
    [InlineData("return F.cross_entropy({|LG2001:(X + 1).softmax(-1)|}, Yl);", "return F.cross_entropy(X + 1, Yl);")]
    [InlineData("var p = torch.softmax(X * 2, 1).clone(); return F.cross_entropy({|LG2001:p|}, Yl);", "var p = (X * 2).clone(); return F.cross_entropy(p, Yl);")]
    [InlineData("var net = nn.Sequential(nn.Linear(16, 5), nn.Softmax(1)); return F.cross_entropy({|LG2001:net.call(X)|}, Yl);", "var net = nn.Sequential(nn.Linear(16, 5)); return F.cross_entropy(net.call(X), Yl);")]
    [InlineData("var net = nn.Sequential((\"fc\", nn.Linear(16, 5)), (\"p\", nn.Softmax(1))); return F.cross_entropy({|LG2001:net.call(X)|}, Yl);", "var net = nn.Sequential((\"fc\", nn.Linear(16, 5))); return F.cross_entropy(net.call(X), Yl);")]
    public Task The_fix_removes_the_softmax(string body, string cured) => RuleTest.Fixes(RuleTest.Body(body), RuleTest.Body(cured));

    [Fact]
    public Task The_fix_reaches_into_forward() => RuleTest.Fixes(
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc = nn.Linear(16, 5);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => F.softmax(_fc.call(x), 1);
            public static Tensor Step(Net net, Tensor x, Tensor y) => F.cross_entropy({|LG2001:net.call(x)|}, y);
        }
        """,
        """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _fc = nn.Linear(16, 5);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => _fc.call(x);
            public static Tensor Step(Net net, Tensor x, Tensor y) => F.cross_entropy(net.call(x), y);
        }
        """);
}
