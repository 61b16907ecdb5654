namespace LossGen.Trainers.Tests.Prepared
{
    namespace First
    {
        public enum Region
        {
            North,
            South,
        }

        public sealed record Shop([ClassIndex] Region Region, [Label] bool Sells);

        [Task(BinaryClassification, typeof(Shop))]
        public sealed class ShopNet : RegionNet;
    }

    namespace Second
    {
        public enum Region
        {
            South,
            North,
        }

        public sealed record Shop([ClassIndex] Region Region, [Label] bool Sells);

        [Task(BinaryClassification, typeof(Shop))]
        public sealed class ShopNet : RegionNet;
    }

    public abstract class RegionNet : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Embedding _regions = Embedding(2, 4);
        private readonly TorchSharp.Modules.Linear _last = Linear(4, 1);

        protected RegionNet()
            : base("regions") => RegisterComponents();

        public override Tensor forward(Tensor region) => _last.call(_regions.call(region));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _regions.Dispose();
                _last.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    public sealed class FingerprintTests
    {
        [Fact]
        public void Weights_of_an_enum_in_another_order_are_refused()
        {
            var folder = Directory.CreateTempSubdirectory();
            var path = Path.Combine(folder.FullName, "weights.safetensors");
            using var saved = new First.ShopNetTrainer(Learning.Options);
            saved.Save(path);
            using var other = new Second.ShopNetTrainer(Learning.Options);

            var problem = Assert.Throws<CheckpointException>(() => other.Load(path));
            folder.Delete(recursive: true);

            Assert.Contains("North, South by index", problem.Message, StringComparison.Ordinal);
            Assert.Contains("South, North by index", problem.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void Weights_that_were_trained_on_prepared_inputs_are_refused_where_they_are_not()
        {
            var folder = Directory.CreateTempSubdirectory();
            var path = Path.Combine(folder.FullName, "weights.safetensors");
            using var saved = new ScaledNetTrainer(Learning.Options);
            saved.Save(path);
            using var other = new PlainNetTrainer(Learning.Options);

            var problem = Assert.Throws<CheckpointException>(() => other.Load(path));
            folder.Delete(recursive: true);

            Assert.Contains("standardized", problem.Message, StringComparison.Ordinal);
        }
    }
}
