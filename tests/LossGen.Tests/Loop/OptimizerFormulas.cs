namespace LossGen.Tests;

/// <summary>The update rules of PyTorch's documentation, in double precision, for one weight whose gradient is the weight itself (loss w^2 / 2). Defaults are PyTorch's.</summary>
internal static class OptimizerFormulas
{
    /// <summary>The weight after some steps.</summary>
    public static double After(OptimizerKind optimizer, double weight, int steps, double rate, double decay, double momentum) => optimizer switch
    {
        OptimizerKind.SGD => Sgd(weight, steps, rate, decay, momentum),
        OptimizerKind.Adam => Adam(weight, steps, rate, decay, isDecoupled: false),
        OptimizerKind.AdamW => Adam(weight, steps, rate, decay, isDecoupled: true),
        OptimizerKind.RMSProp => RmsProp(weight, steps, rate, decay, momentum),
        OptimizerKind.Adagrad => Adagrad(weight, steps, rate, decay),
        OptimizerKind.Adadelta => Adadelta(weight, steps, rate, decay),
        OptimizerKind.Adamax => Adamax(weight, steps, rate, decay),
        OptimizerKind.NAdam => NAdam(weight, steps, rate, decay),
        OptimizerKind.RAdam => RAdam(weight, steps, rate, decay),
        OptimizerKind.ASGD => Asgd(weight, steps, rate, decay),
        OptimizerKind.Rprop => Rprop(weight, steps, rate),
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "No formula."),
    };

    private static double Sgd(double weight, int steps, double rate, double decay, double momentum)
    {
        var buffer = 0.0;
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            buffer = step == 1 ? gradient : (momentum * buffer) + gradient;
            weight -= rate * buffer;
        }

        return weight;
    }

    private static double Adam(double weight, int steps, double rate, double decay, bool isDecoupled)
    {
        var (mean, square) = (0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = isDecoupled ? weight : weight + (decay * weight);
            weight -= isDecoupled ? rate * decay * weight : 0;
            mean = (0.9 * mean) + (0.1 * gradient);
            square = (0.999 * square) + (0.001 * gradient * gradient);
            weight -= rate * (mean / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square / (1 - Math.Pow(0.999, step))) + 1e-8);
        }

        return weight;
    }

    private static double RmsProp(double weight, int steps, double rate, double decay, double momentum)
    {
        var (square, buffer) = (0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            square = (0.99 * square) + (0.01 * gradient * gradient);
            buffer = (momentum * buffer) + (gradient / (Math.Sqrt(square) + 1e-8));
            weight -= rate * buffer;
        }

        return weight;
    }

    private static double Adagrad(double weight, int steps, double rate, double decay)
    {
        var sum = 0.0;
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            sum += gradient * gradient;
            weight -= rate * gradient / (Math.Sqrt(sum) + 1e-10);
        }

        return weight;
    }

    private static double Adadelta(double weight, int steps, double rate, double decay)
    {
        var (square, change) = (0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            square = (0.9 * square) + (0.1 * gradient * gradient);
            var delta = Math.Sqrt(change + 1e-6) / Math.Sqrt(square + 1e-6) * gradient;
            change = (0.9 * change) + (0.1 * delta * delta);
            weight -= rate * delta;
        }

        return weight;
    }

    private static double Adamax(double weight, int steps, double rate, double decay)
    {
        var (mean, greatest) = (0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            mean = (0.9 * mean) + (0.1 * gradient);
            greatest = Math.Max(0.999 * greatest, Math.Abs(gradient) + 1e-8);
            weight -= rate * mean / ((1 - Math.Pow(0.9, step)) * greatest);
        }

        return weight;
    }

    private static double NAdam(double weight, int steps, double rate, double decay)
    {
        var (mean, square, product) = (0.0, 0.0, 1.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            var (momentum, next) = (Momentum(step), Momentum(step + 1));
            product *= momentum;
            mean = (0.9 * mean) + (0.1 * gradient);
            square = (0.999 * square) + (0.001 * gradient * gradient);
            var corrected = (next * mean / (1 - (product * next))) + ((1 - momentum) * gradient / (1 - product));
            weight -= rate * corrected / (Math.Sqrt(square / (1 - Math.Pow(0.999, step))) + 1e-8);
        }

        return weight;

        static double Momentum(int step) => 0.9 * (1 - (0.5 * Math.Pow(0.96, step * 0.004)));
    }

    private static double RAdam(double weight, int steps, double rate, double decay)
    {
        const double length = (2 / (1 - 0.999)) - 1;
        var (mean, square) = (0.0, 0.0);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            mean = (0.9 * mean) + (0.1 * gradient);
            square = (0.999 * square) + (0.001 * gradient * gradient);
            var corrected = mean / (1 - Math.Pow(0.9, step));
            var power = Math.Pow(0.999, step);
            var current = length - (2 * step * power / (1 - power));
            if (current > 5)
            {
                var rectified = Math.Sqrt((current - 4) * (current - 2) * length / ((length - 4) * (length - 2) * current));
                corrected *= rectified * Math.Sqrt(1 - power) / (Math.Sqrt(square) + 1e-8);
            }

            weight -= rate * corrected;
        }

        return weight;
    }

    private static double Asgd(double weight, int steps, double rate, double decay)
    {
        var eta = rate;
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight + (decay * weight);
            weight *= 1 - (1e-4 * eta);
            weight -= eta * gradient;
            eta = rate / Math.Pow(1 + (1e-4 * rate * step), 0.75);
        }

        return weight;
    }

    private static double Rprop(double weight, int steps, double rate)
    {
        var (before, size) = (0.0, rate);
        for (var step = 1; step <= steps; step++)
        {
            var gradient = weight;
            var sign = Math.Sign(before * gradient);
            if (sign > 0)
                size = Math.Min(size * 1.2, 50);
            else if (sign < 0)
                (size, gradient) = (Math.Max(size * 0.5, 1e-6), 0);

            weight -= size * Math.Sign(gradient);
            before = gradient;
        }

        return weight;
    }
}
