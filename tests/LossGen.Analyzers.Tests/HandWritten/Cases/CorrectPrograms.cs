namespace LossGen.Analyzers.Tests.HandWritten;

/// <summary>Whole programs that are right, each in a way that a hasty rule would take for wrong.</summary>
internal static class CorrectPrograms
{
    private const string Net = """
        sealed class Net : nn.Module<Tensor, Tensor>
        {
            private readonly Linear _hidden = nn.Linear(16, 32);
            private readonly Dropout _dropout = nn.Dropout(0.1);
            private readonly Linear _head;
            public Net(int outputs) : base("net") { _head = nn.Linear(32, outputs); RegisterComponents(); }
            public override Tensor forward(Tensor x) => _head.call(_dropout.call(F.relu(_hidden.call(x))));
        }
        """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["adversarial"] = Net + """
            static class Gan
            {
                static void Train(IEnumerable<Tensor> data)
                {
                    var generator = new Net(16); var critic = new Net(1);
                    var optimizerG = optim.Adam(generator.parameters(), 2e-4); var optimizerD = optim.Adam(critic.parameters(), 2e-4);
                    foreach (var real in data)
                    {
                        optimizerD.zero_grad();
                        var fake = generator.call(randn(8, 16));
                        var ones = torch.ones(8, 1); var zeros = torch.zeros(8, 1);
                        var lossD = F.binary_cross_entropy_with_logits(critic.call(real), ones) + F.binary_cross_entropy_with_logits(critic.call(fake.detach()), zeros);
                        lossD.backward();
                        optimizerD.step();
                        optimizerG.zero_grad();
                        var lossG = F.binary_cross_entropy_with_logits(critic.call(fake), ones);
                        lossG.backward();
                        optimizerG.step();
                    }
                }
            }
            """,
        ["wasserstein"] = Net + """
            static class Wgan
            {
                static void Train(IEnumerable<Tensor> data)
                {
                    using var generator = new Net(16); using var critic = new Net(1);
                    var optimizer = optim.RMSProp(critic.parameters(), 5e-5);
                    foreach (var real in data)
                    {
                        critic.zero_grad();
                        Tensor fake;
                        using (no_grad()) fake = generator.call(randn(8, 16));
                        var loss = critic.call(fake).mean() - critic.call(real).mean();
                        loss.backward();
                        optimizer.step();
                        using (no_grad()) foreach (var p in critic.parameters()) p.clamp_(-0.01, 0.01);
                    }
                }
            }
            """,
        ["accumulation"] = Net + """
            static class Accumulation
            {
                static float Train(Net net, IReadOnlyList<(Tensor X, Tensor Y)> data)
                {
                    var optimizer = optim.AdamW(net.parameters(), 1e-3);
                    var total = 0f;
                    net.train();
                    optimizer.zero_grad();
                    for (var i = 0; i < data.Count; i++)
                    {
                        using var scope = NewDisposeScope();
                        var loss = F.cross_entropy(net.call(data[i].X), data[i].Y) / 4;
                        loss.backward();
                        total += loss.item<float>();
                        if ((i + 1) % 4 == 0) { nn.utils.clip_grad_norm_(net.parameters(), 1.0); optimizer.step(); optimizer.zero_grad(); }
                    }

                    return total;
                }
            }
            """,
        ["distillation"] = Net + """
            static class Distillation
            {
                static Tensor Loss(Net student, Net teacher, Tensor x, Tensor y)
                {
                    Tensor soft;
                    using (no_grad()) soft = F.softmax(teacher.call(x) / 4, -1);
                    var logits = student.call(x);
                    var divergence = F.kl_div(F.log_softmax(logits / 4, -1), soft, log_target: false, reduction: nn.Reduction.Sum) / x.shape[0];
                    return 0.5 * divergence * 16 + 0.5 * F.cross_entropy(logits, y);
                }
            }
            """,
        ["evaluation"] = Net + """
            static class Evaluation
            {
                static (float Loss, double Accuracy) Run(Net net, IEnumerable<(Tensor X, Tensor Y)> data)
                {
                    net.eval();
                    using var _ = torch.no_grad();
                    float loss = 0; long right = 0, count = 0;
                    foreach (var (x, y) in data)
                    {
                        var logits = net.call(x);
                        loss += F.cross_entropy(logits, y).item<float>();
                        var probabilities = logits.softmax(1);
                        right += probabilities.argmax(1).eq(y).sum().ToInt64();
                        count += y.shape[0];
                    }

                    net.train();
                    return (loss, right / (double)count);
                }

                static void Fit(Net net, List<(Tensor X, Tensor Y)> data)
                {
                    var optimizer = optim.SGD(net.parameters(), 0.1);
                    var scheduler = optim.lr_scheduler.StepLR(optimizer, 10);
                    var criterion = nn.CrossEntropyLoss();
                    for (var epoch = 0; epoch < 10; epoch++)
                    {
                        net.train();
                        foreach (var (x, y) in data)
                        {
                            optimizer.zero_grad();
                            var loss = criterion.call(net.call(x), y);
                            loss.backward();
                            optimizer.step();
                        }

                        Run(net, data);
                        scheduler.step();
                    }
                }
            }
            """,
        ["helpers"] = Net + """
            sealed class Loop
            {
                private readonly Net _net = new(5);
                private readonly optim.Optimizer _optimizer;
                public Loop() => _optimizer = optim.Adam(_net.parameters());
                public void Fit(List<(Tensor X, Tensor Y)> data) { for (var e = 0; e < 3; e++) foreach (var (x, y) in data) Step(x, y); }
                private void Step(Tensor x, Tensor y) { Clear(); F.cross_entropy(_net.call(x), y).backward(); _optimizer.step(); }
                private void Clear() => _optimizer.zero_grad();
            }
            """,
        ["variational"] = """
            sealed class Vae : nn.Module<Tensor, (Tensor, Tensor, Tensor)>
            {
                private readonly Linear _in = nn.Linear(16, 8), _mean = nn.Linear(8, 4), _logvar = nn.Linear(8, 4), _out = nn.Linear(4, 16);
                public Vae() : base("vae") => RegisterComponents();
                public override (Tensor, Tensor, Tensor) forward(Tensor x)
                {
                    var h = F.relu(_in.call(x)); var mean = _mean.call(h); var logvar = _logvar.call(h);
                    var z = mean + randn_like(mean) * (0.5 * logvar).exp();
                    return (torch.sigmoid(_out.call(z)), mean, logvar);
                }
                public static Tensor Loss(Vae vae, Tensor x)
                {
                    var (reconstruction, mean, logvar) = vae.call(x);
                    var bce = F.binary_cross_entropy(reconstruction, x, reduction: nn.Reduction.Sum);
                    var kl = -0.5 * (1 + logvar - mean.pow(2) - logvar.exp()).sum();
                    return bce + kl;
                }
            }
            """,
        ["reinforcement"] = Net + """
            static class Policy
            {
                static void Act(Net policy, Net value, Tensor states, Tensor actions, Tensor returns, optim.Optimizer optimizer)
                {
                    var probabilities = policy.call(states).softmax(-1);
                    var logs = probabilities.log().gather(1, actions.unsqueeze(1)).squeeze(1);
                    var values = value.call(states).squeeze(-1);
                    var advantage = (returns - values).detach();
                    var loss = -(logs * advantage).mean() + 0.5 * F.mse_loss(values, returns) - 0.01 * -(probabilities * probabilities.log()).sum(1).mean();
                    optimizer.zero_grad(); loss.backward(); optimizer.step();
                }
            }
            """,
        ["children"] = """
            sealed class Block : nn.Module<Tensor, Tensor>
            {
                private readonly Linear _fc = nn.Linear(16, 16);
                public Block() : base("block") { }
                public override Tensor forward(Tensor x) => x + F.relu(_fc.call(x));
            }
            sealed class Tower : nn.Module<Tensor, Tensor>
            {
                private readonly ModuleList<Block> _blocks = new(new Block(), new Block());
                private readonly List<string> _names = new();
                public Tower() : base("tower") => RegisterComponents();
                public override Tensor forward(Tensor x) { foreach (var block in _blocks) x = block.call(x); return x; }
            }
            """,
        ["sequence"] = """
            sealed class Tagger : nn.Module<Tensor, Tensor>
            {
                private readonly Embedding _embedding = nn.Embedding(100, 16);
                private readonly LSTM _lstm = nn.LSTM(16, 32, batchFirst: true);
                private readonly Linear _head = nn.Linear(32, 5);
                public Tagger() : base("tagger") => RegisterComponents();
                public override Tensor forward(Tensor tokens) { var (output, _, _) = _lstm.call(_embedding.call(tokens)); return _head.call(output); }
                public static Tensor Loss(Tagger tagger, Tensor tokens, Tensor tags) => F.cross_entropy(tagger.call(tokens).transpose(1, 2), tags, ignore_index: 0);
                public static Tensor Flat(Tagger tagger, Tensor tokens, Tensor tags) => F.cross_entropy(tagger.call(tokens).view(-1, 5), tags.view(-1));
            }
            """,
        ["convolution"] = """
            sealed class Conv : nn.Module<Tensor, Tensor>
            {
                private readonly nn.Module<Tensor, Tensor> conv1 = nn.Conv2d(1, 32, 3), conv2 = nn.Conv2d(32, 64, 3), fc1 = nn.Linear(9216, 128), fc2 = nn.Linear(128, 10), flatten = nn.Flatten(), relu = nn.ReLU(), pool = nn.MaxPool2d(kernel_size: new long[] { 2, 2 }), logsm = nn.LogSoftmax(1);
                public Conv(string name, Device device = null) : base(name) { RegisterComponents(); if (device is not null) this.to(device); }
                public override Tensor forward(Tensor input) => logsm.call(fc2.call(relu.call(fc1.call(flatten.call(pool.call(relu.call(conv2.call(relu.call(conv1.call(input))))))))));
                public static void Train(Conv model, optim.Optimizer optimizer, Loss<Tensor, Tensor, Tensor> loss, IEnumerable<Dictionary<string, Tensor>> loader)
                {
                    model.train();
                    foreach (var data in loader)
                    {
                        using var scope = NewDisposeScope();
                        optimizer.zero_grad();
                        var prediction = model.call(data["data"]);
                        var output = loss.call(prediction, data["label"]);
                        output.backward();
                        optimizer.step();
                    }
                }
                public static void Main2(IEnumerable<Dictionary<string, Tensor>> loader)
                {
                    var model = new Conv("model", CPU); var optimizer = optim.Adam(model.parameters());
                    for (var epoch = 1; epoch <= 3; epoch++) Train(model, optimizer, nn.NLLLoss(reduction: nn.Reduction.Mean), loader);
                }
            }
            """,
        ["attention"] = """
            sealed class Pooling : nn.Module<Tensor, Tensor>
            {
                private readonly Sequential _score = nn.Sequential(nn.Linear(16, 8), nn.Tanh(), nn.Linear(8, 1), nn.Softmax(1));
                private readonly Linear _head = nn.Linear(16, 5);
                public Pooling() : base("pooling") => RegisterComponents();
                public override Tensor forward(Tensor x) => _head.call((_score.call(x) * x).sum(1));
                public static Tensor Loss(Pooling pooling, Tensor x, Tensor y) => F.cross_entropy(pooling.call(x), y);
            }
            """,
        ["scheduler in a helper"] = Net + """
            static class Nested
            {
                static void Main2(Net net, List<(Tensor X, Tensor Y)> data) { for (var fold = 0; fold < 3; fold++) Fit(net, data); }
                static void Fit(Net net, List<(Tensor X, Tensor Y)> data)
                {
                    var optimizer = optim.Adam(net.parameters());
                    var scheduler = optim.lr_scheduler.StepLR(optimizer, 1, 0.75);
                    for (var epoch = 0; epoch < 3; epoch++)
                    {
                        foreach (var (x, y) in data) { optimizer.zero_grad(); F.cross_entropy(net.call(x), y).backward(); optimizer.step(); }
                        scheduler.step();
                    }
                }
            }
            """,
        ["mixup"] = Net + """
            static class Mixup
            {
                static Tensor Loss(Net net, Tensor x, Tensor y, double lambda)
                {
                    var order = randperm(x.shape[0]);
                    var mixed = lambda * x + (1 - lambda) * x[order];
                    var targets = F.one_hot(y, 5).to(float32);
                    return F.cross_entropy(net.call(mixed), lambda * targets + (1 - lambda) * targets[order], label_smoothing: 0.1);
                }
            }
            """,
        ["second order"] = Net + """
            static class Closure
            {
                static void Fit(Net net, Tensor x, Tensor y)
                {
                    var optimizer = optim.LBFGS(net.parameters());
                    for (var i = 0; i < 20; i++)
                    {
                        optimizer.step(() => { optimizer.zero_grad(); var loss = F.mse_loss(net.call(x), y); loss.backward(); return loss; });
                    }
                }

                static Tensor Total(Net net, List<(Tensor X, Tensor Y)> data, optim.Optimizer optimizer)
                {
                    optimizer.zero_grad();
                    Tensor total = torch.zeros(1);
                    foreach (var (x, y) in data) total = total + F.mse_loss(net.call(x), y);
                    total.backward();
                    optimizer.step();
                    return total;
                }
            }
            """,
    };
}
