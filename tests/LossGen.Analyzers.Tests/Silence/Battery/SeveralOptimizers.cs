namespace LossGen.Analyzers.Tests.Silence;

/// <summary>Several models and optimizers at once: adversaries, actors and critics, parts (LG4001 to LG4004, LG2026).</summary>
internal static class SeveralOptimizers
{
    private const string Adversaries = "var g = nn.Sequential(nn.Linear(8, 16), nn.Tanh()); var d = nn.Linear(16, 1); "
        + "var og = optim.Adam(g.parameters(), 2e-4); var od = optim.Adam(d.parameters(), 2e-4); ";

    private const string Rounds = "for (var i = 0; i < 3; i++) { ";

    private const string Real = "F.binary_cross_entropy_with_logits(d.call(X), ones(8, 1))";

    public static IReadOnlyList<SilentProgram> All { get; } =
    [
        new("adversaries, fake detached", Adversaries + Rounds + "var fake = g.call(randn(8, 8)); od.zero_grad(); "
            + "(" + Real + " + F.binary_cross_entropy_with_logits(d.call(fake.detach()), zeros(8, 1))).backward(); od.step(); "
            + "og.zero_grad(); F.binary_cross_entropy_with_logits(d.call(fake), ones(8, 1)).backward(); og.step(); } return g;"),
        new("adversaries, two backward calls before one step", Adversaries + Rounds + "d.zero_grad(); " + Real + ".backward(); var fake = g.call(randn(8, 8)); "
            + "F.binary_cross_entropy_with_logits(d.call(fake.detach()), zeros(8, 1)).backward(); od.step(); "
            + "g.zero_grad(); F.binary_cross_entropy_with_logits(d.call(fake), ones(8, 1)).backward(); og.step(); } return g;"),
        new("adversaries, fake without gradients", Adversaries + Rounds + "od.zero_grad(); Tensor fake; using (no_grad()) fake = g.call(randn(8, 8)); "
            + "(" + Real + " + F.binary_cross_entropy_with_logits(d.call(fake), zeros(8, 1))).backward(); od.step(); "
            + "og.zero_grad(); F.binary_cross_entropy_with_logits(d.call(g.call(randn(8, 8))), ones(8, 1)).backward(); og.step(); } return g;"),
        new("adversaries, critic five times", Adversaries + Rounds + "for (var k = 0; k < 5; k++) { od.zero_grad(); "
            + "(d.call(g.call(randn(8, 8)).detach()).mean() - d.call(X).mean()).backward(); od.step(); } "
            + "og.zero_grad(); (-d.call(g.call(randn(8, 8))).mean()).backward(); og.step(); } return g;"),
        new("adversaries, generator every fifth round",
            Adversaries + Rounds + "od.zero_grad(); (d.call(g.call(randn(8, 8)).detach()).mean() - d.call(X).mean()).backward(); od.step(); "
            + "if (i % 5 == 0) { og.zero_grad(); (-d.call(g.call(randn(8, 8))).mean()).backward(); og.step(); } } return g;"),
        new("adversaries, both cleared first",
            Adversaries + Rounds + "og.zero_grad(); var fake = g.call(randn(8, 8)); "
            + "F.binary_cross_entropy_with_logits(d.call(fake), ones(8, 1)).backward(); og.step(); "
            + "od.zero_grad(); ((" + Real + " + F.binary_cross_entropy_with_logits(d.call(fake.detach()), zeros(8, 1))) / 2).backward(); od.step(); } "
            + "return g;"),
        new("adversaries, a method for each", "var gan = new Gan(); for (var i = 0; i < 3; i++) { gan.Judge(X); gan.Forge(); } return gan;", """
            sealed class Gan
            {
                private readonly Linear g = nn.Linear(8, 16), d = nn.Linear(16, 1);
                private readonly optim.Optimizer og, od;
                public Gan() { og = optim.Adam(g.parameters()); od = optim.Adam(d.parameters()); }
                public void Judge(Tensor x) { od.zero_grad(); (d.call(g.call(randn(8, 8)).detach()).mean() - d.call(x).mean()).backward(); od.step(); }
                public void Forge() { og.zero_grad(); (-d.call(g.call(randn(8, 8))).mean()).backward(); og.step(); }
            }
            """),
        new("adversaries, label variable filled",
            Adversaries + "var label = zeros(8, 1); " + Rounds + "od.zero_grad(); label.fill_(1); "
            + "F.binary_cross_entropy_with_logits(d.call(X), label).backward(); "
            + "var fake = g.call(randn(8, 8)); label.fill_(0); F.binary_cross_entropy_with_logits(d.call(fake.detach()), label).backward(); od.step(); "
            + "og.zero_grad(); label.fill_(1); F.binary_cross_entropy_with_logits(d.call(fake), label).backward(); og.step(); } return g;"),
        new("adversaries, critic frozen while the generator learns",
            Adversaries + Rounds + "foreach (var p in d.parameters()) p.requires_grad = true; od.zero_grad(); "
            + "(d.call(g.call(randn(8, 8)).detach()).mean() - d.call(X).mean()).backward(); od.step(); "
            + "foreach (var p in d.parameters()) p.requires_grad = false; og.zero_grad(); (-d.call(g.call(randn(8, 8))).mean()).backward(); og.step(); } "
            + "return g;"),
        new("actor and critic, two losses",
            "var a = nn.Linear(16, 4); var c = nn.Linear(16, 1); var oa = optim.Adam(a.parameters()); var oc = optim.Adam(c.parameters()); "
            + Rounds + "var value = c.call(X).squeeze(1); var returns = randn(8); oc.zero_grad(); F.mse_loss(value, returns).backward(); oc.step(); "
            + "var logs = F.log_softmax(a.call(X), 1)[TensorIndex.Colon, 0]; oa.zero_grad(); (-(logs * (returns - value.detach())).mean()).backward(); "
            + "oa.step(); } return a;"),
        new("actor and critic, one loss",
            "var a = nn.Linear(16, 4); var c = nn.Linear(16, 1); var oa = optim.Adam(a.parameters()); var oc = optim.Adam(c.parameters()); "
            + Rounds + "var value = c.call(X).squeeze(1); var returns = randn(8); var logs = F.log_softmax(a.call(X), 1)[TensorIndex.Colon, 0]; "
            + "oa.zero_grad(); oc.zero_grad(); (F.mse_loss(value, returns) - (logs * (returns - value.detach())).mean()).backward(); oa.step(); oc.step(); "
            + "} return a;"),
        new("actor through the critic",
            "var a = nn.Linear(16, 4); var q = nn.Linear(20, 1); var oa = optim.Adam(a.parameters()); var oq = optim.Adam(q.parameters()); "
            + Rounds + "oq.zero_grad(); F.mse_loss(q.call(cat(new[] { X, a.call(X).detach() }, 1)), randn(8, 1)).backward(); oq.step(); "
            + "oa.zero_grad(); (-q.call(cat(new[] { X, a.call(X) }, 1)).mean()).backward(); oa.step(); } return a;"),
        new("target network", "var q = nn.Linear(16, 4); var old = nn.Linear(16, 4); old.eval(); var o = optim.Adam(q.parameters()); "
            + Rounds + "Tensor best; using (no_grad()) best = old.call(X).max(1).values; var value = q.call(X).gather(1, randint(4, new long[] { "
            + "8, 1 })).squeeze(1); "
            + "o.zero_grad(); F.smooth_l1_loss(value, 0.9 * best).backward(); o.step(); old.load_state_dict(q.state_dict()); } return q;"),
        new("encoder and decoder, an optimizer each",
            "var e = nn.Linear(16, 4); var d = nn.Linear(4, 16); var oe = optim.Adam(e.parameters()); var od = optim.Adam(d.parameters()); "
            + Rounds + "oe.zero_grad(); od.zero_grad(); F.mse_loss(d.call(e.call(X)), X).backward(); oe.step(); od.step(); } return e;"),
        new("encoder and decoder, optimizers in an array",
            "var e = nn.Linear(16, 4); var d = nn.Linear(4, 16); var all = new optim.Optimizer[] { optim.Adam(e.parameters()), optim.Adam(d.parameters()) }; "
            + Rounds + "foreach (var o in all) o.zero_grad(); F.mse_loss(d.call(e.call(X)), X).backward(); foreach (var o in all) o.step(); } return e;"),
        new("one optimizer of two models", "var e = nn.Linear(16, 4); var d = nn.Linear(4, 16); var o = optim.Adam(e.parameters().Concat(d.parameters())); "
            + Rounds + "e.zero_grad(); d.zero_grad(); F.mse_loss(d.call(e.call(X)), X).backward(); o.step(); } return e;"),
        new("two optimizers of one model", "var m = nn.Linear(16, 5); var ow = optim.SGD(new[] { m.weight }, 0.1); var ob = optim.SGD(new[] { m.bias }, 0.01); "
            + Rounds + "m.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); ow.step(); ob.step(); } return m;"),
        new("a model for each fold in a list",
            "var all = new List<Linear> { nn.Linear(16, 5), nn.Linear(16, 5) }; foreach (var m in all) { var o = optim.SGD(m.parameters(), 0.1); "
            + Rounds + "o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } } return all;"),
        new("ensemble, models and optimizers zipped",
            "var all = new[] { nn.Linear(16, 5), nn.Linear(16, 5) }; var os = all.Select(m => optim.SGD(m.parameters(), 0.1)).ToArray(); "
            + Rounds + "foreach (var (m, o) in all.Zip(os)) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } } return all;"),
        new("meta-learning, first order", "var m = nn.Linear(16, 5); var meta = optim.Adam(m.parameters()); "
            + Rounds + "meta.zero_grad(); var fast = nn.Linear(16, 5); fast.load_state_dict(m.state_dict()); var inner = optim.SGD(fast.parameters(), 0.1); "
            + "for (var k = 0; k < 5; k++) { inner.zero_grad(); F.cross_entropy(fast.call(X), Yl).backward(); inner.step(); } "
            + "foreach (var (p, q) in m.parameters().Zip(fast.parameters())) p.grad = (p - q).detach(); meta.step(); } return m;"),
        new("meta-learning, second order", "var m = nn.Linear(16, 5); var meta = optim.Adam(m.parameters()); "
            + Rounds + "var w = m.weight; var b = m.bias; var g = autograd.grad(new[] { F.cross_entropy(F.linear(X, w, b), Yl) }, new Tensor[] { "
            + "w, b }, null, true, true); "
            + "var loss = F.cross_entropy(F.linear(X, w - 0.1 * g[0], b - 0.1 * g[1]), Yl); meta.zero_grad(); loss.backward(); meta.step(); } return m;"),
        new("student and teacher, average of weights", "var s = nn.Linear(16, 5); var t = nn.Linear(16, 5); t.eval(); var o = optim.SGD(s.parameters(), 0.1); "
            + Rounds + "Tensor soft; using (no_grad()) soft = t.call(X).softmax(1); o.zero_grad(); F.cross_entropy(s.call(X), soft).backward(); o.step(); "
            + "using (no_grad()) foreach (var (p, q) in t.parameters().Zip(s.parameters())) p.mul_(0.99).add_(q, alpha: 0.01); } return s;"),
    ];
}
