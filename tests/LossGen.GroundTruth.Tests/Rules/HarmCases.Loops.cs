using LossGen.Analyzers.Tests.HandWritten;

namespace LossGen.GroundTruth.Tests.Rules;

internal static partial class HarmCases
{
    private const string Loop = "var m = nn.Linear(16, 5); var before = m.weight.detach().clone(); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Moved = "return (m.weight - before).norm().item<float>();";

    private const string Rate = "return o.ParamGroups.First().LearningRate;";

    private const string Noisy = "var m = nn.Sequential(nn.Linear(16, 5), nn.Dropout(0.5)); var o = optim.SGD(m.parameters(), 0.1); ";

    private const string Trained = "static Linear Train(Tensor X, Tensor Yl) { START var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } return m; }";

    private const string Last = "var last = nn.Linear(5, 5); var before = last.weight.detach().clone(); var m = nn.Sequential(nn.Linear(16, 5)); ";

    private const string LastMoved = "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } return (last.weight - before).norm().item<float>();";

    private static HarmCase[] LoopCases =>
    [
        new("LG4001", Loop + "for (var i = 0; i < 3; i++) { var l = F.cross_entropy(m.call(X), Yl); o.zero_grad(); l.backward(); o.step(); } " + Moved,
            Harm.Numbers((wrong, right) => wrong > 1.5 * right, (wrong, right) => $"It runs: three steps move the weights by {wrong} instead of {right}, for the third uses the sum of three gradients."),
            Loop + "for (var i = 0; i < 3; i++) { var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); } " + Moved),
        new("LG4002", Loop + "F.cross_entropy(m.call(X), Yl).backward(); o.step(); " + Moved,
            Harm.Exactly(0, (wrong, right) => $"It runs: the step moves the weights by {wrong} instead of {right}."),
            Loop + "var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.zero_grad(); o.step(); " + Moved),
        new("LG4003", Loop + "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } " + Moved,
            Harm.Exactly(0, (wrong, right) => $"It runs: three steps move the weights by {wrong} instead of {right}."),
            Loop + "for (var i = 0; i < 3; i++) { o.zero_grad(); o.step(); F.cross_entropy(m.call(X), Yl).backward(); } " + Moved),
        new("LG4004", Loop + "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } " + Moved,
            Harm.Exactly(0, (wrong, right) => $"It runs: three rounds move the weights by {wrong} instead of {right}."),
            Loop + "for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); } " + Moved),
        new("LG4005", Noisy + "var dropped = 0L; for (var e = 0; e < 3; e++) { m.train(); o.zero_grad(); var y = m.call(X); F.cross_entropy(y, Yl).backward(); o.step(); dropped += y.eq(0).sum().ToInt64(); m.eval(); } return dropped;",
            Harm.Numbers((wrong, right) => wrong < 0.5 * right, (wrong, right) => $"It runs: in three rounds with dropout of one half, {wrong} of 120 values are dropped instead of {right}, all of them in the first round."),
            Noisy + "var dropped = 0L; for (var e = 0; e < 3; e++) { o.zero_grad(); var y = m.call(X); F.cross_entropy(y, Yl).backward(); o.step(); dropped += y.eq(0).sum().ToInt64(); m.eval(); } return dropped;"),
        new("LG4006", "var m = nn.Linear(16, 5); m.eval(); var graphs = 0; using (no_grad()) foreach (var x in new[] { X, X }) if (m.call(x).requires_grad) graphs++; return graphs;",
            Harm.Numbers((wrong, right) => wrong == 2 && right == 0, (wrong, right) => $"It runs: {wrong} of 2 predictions hold on to the graph of their computation instead of {right}."),
            "var m = nn.Linear(16, 5); m.eval(); var graphs = 0; foreach (var x in new[] { X, X }) if (m.call(x).requires_grad) graphs++; return graphs;"),
        new("LG4007", Loop + "Tensor t = zeros(1); for (var i = 0; i < 3; i++) { o.zero_grad(); var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); t += l.detach(); } return t.requires_grad;",
            Harm.Numbers((wrong, right) => wrong == 1 && right == 0, (_, _) => "It runs: the sum requires a gradient, so that the computation of every round stays in memory until the sum goes; of detached losses it does not."),
            Loop + "Tensor t = zeros(1); for (var i = 0; i < 3; i++) { o.zero_grad(); var l = F.cross_entropy(m.call(X), Yl); l.backward(); o.step(); t += l; } return t.requires_grad;"),
        new("LG4008", Loop + "var s = optim.lr_scheduler.StepLR(o, 1); for (var e = 0; e < 2; e++) { foreach (var x in new[] { X, X, X }) { o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); } s.step(); } " + Rate,
            Harm.Numbers((wrong, right) => wrong < 0.01 * right, (wrong, right) => $"It runs: after two epochs of three batches the learning rate, once 0.1, is {wrong} instead of {right}."),
            Loop + "var s = optim.lr_scheduler.StepLR(o, 1); for (var e = 0; e < 2; e++) foreach (var x in new[] { X, X, X }) { o.zero_grad(); F.cross_entropy(m.call(x), Yl).backward(); o.step(); s.step(); } " + Rate),
        new("LG4009", "var m = nn.Linear(16, 5); m.to(float64); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X.to(float64)), Yl).backward(); o.step(); } return m.weight.norm();",
            Harm.Throws("was not present in the dictionary"),
            "var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); m.to(float64); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X.to(float64)), Yl).backward(); o.step(); } return m.weight.norm();"),
        new("LG4010", Loop + "var s = optim.lr_scheduler.StepLR(o, 1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); s.step(); } " + Rate,
            Harm.Numbers((wrong, right) => wrong > 100 * right, (wrong, right) => $"It runs: after three epochs the learning rate is {wrong}, as at first, instead of {right}."),
            Loop + "var s = optim.lr_scheduler.StepLR(o, 1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } " + Rate),
        new("LG4011", "return (Train(X, Yl).weight - Train(X, Yl).weight).norm().item<float>();",
            Harm.Numbers((wrong, right) => wrong > 0.1 && right == 0, (wrong, right) => $"It runs: the weights of two trainings with the same seed differ by {wrong} instead of {right}."),
            "return (Train(X, Yl).weight - Train(X, Yl).weight).norm().item<float>();",
            Trained.Replace("START", "var m = nn.Linear(16, 5); manual_seed(1);", StringComparison.Ordinal),
            Trained.Replace("START", "manual_seed(1); var m = nn.Linear(16, 5);", StringComparison.Ordinal)),
        new("LG4011", "manual_seed(1); var m = nn.Linear(16, 5); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } return m.weight.detach();",
            Harm.Numbers((wrong, right) => wrong != right, (wrong, right) => $"It runs: the first weight is {wrong} instead of {right}."),
            "var m = nn.Linear(16, 5); manual_seed(1); var o = optim.SGD(m.parameters(), 0.1); for (var i = 0; i < 3; i++) { o.zero_grad(); F.cross_entropy(m.call(X), Yl).backward(); o.step(); } return m.weight.detach();") { IsTold = false },
        new("LG4012", Last + "m.append(last); var o = optim.SGD(m.parameters(), 0.1); " + LastMoved,
            Harm.Throws("was not present in the dictionary"),
            Last + "var o = optim.SGD(m.parameters(), 0.1); m.append(last); " + LastMoved),
        new("LG4013", RuleCases.All.Single(one => one.Rule == "LG4013").Right[0],
            Harm.Numbers((wrong, right) => wrong == 1 && right == 3, (wrong, right) => $"It runs: three epochs see the rows in {wrong} order instead of {right}.")),
    ];
}
