namespace LossGen.Transformers;

/// <summary>How the vectors of a sequence's tokens become one vector.</summary>
public enum Pooling
{
    /// <summary>The mean over its tokens, padding left out. What sentence-transformers' models are trained with, and a good default.</summary>
    Mean,

    /// <summary>The vector of the first token, [CLS].</summary>
    Cls,

    /// <summary>The vector of the first token through the pretrained pooler, a dense layer and tanh: what BERT's own classification heads take.</summary>
    Pooler,
}
