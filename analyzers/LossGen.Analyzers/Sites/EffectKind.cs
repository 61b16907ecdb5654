namespace LossGen.Analyzers.Sites;

/// <summary>What a statement does to a training run.</summary>
internal enum EffectKind
{
    /// <summary>Code that cannot be seen gets hold of optimizer or model: anything may happen.</summary>
    Unknown,

    /// <summary>Gradients are cleared.</summary>
    ZeroGrad,

    /// <summary>A loss is computed.</summary>
    Loss,

    /// <summary>A model is run.</summary>
    Forward,

    /// <summary>Gradients are computed.</summary>
    Backward,

    /// <summary>An optimizer changes parameters.</summary>
    Step,

    /// <summary>A scheduler changes the learning rate.</summary>
    SchedulerStep,

    /// <summary>A model is put into evaluation mode.</summary>
    Eval,

    /// <summary>A model is put into training mode.</summary>
    Train,

    /// <summary>An optimizer is made.</summary>
    MakeOptimizer,

    /// <summary>A scheduler is made.</summary>
    MakeScheduler,

    /// <summary>A model changes its dtype.</summary>
    ChangeType,

    /// <summary>Gradients are switched off or on.</summary>
    GradientSwitch,

    /// <summary>The random numbers start anew from a seed.</summary>
    Seed,

    /// <summary>A module with random initial weights is made.</summary>
    MakeModel,

    /// <summary>A model is given a layer.</summary>
    AddLayer,

    /// <summary>An optimizer is given parameters.</summary>
    AddParameters,
}
