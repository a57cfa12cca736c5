namespace Bmis.Biometrics.Templates;

/// <summary>
/// What an engine compares: made by one engine and understood by that one alone, but for its minutiae. Immutable;
/// safe for use by several threads.
/// </summary>
public abstract class FingerTemplate
{
    /// <summary>Width of the picture (pixels at 500 dpi).</summary>
    public abstract int Width { get; }

    /// <summary>Height of the picture (pixels at 500 dpi).</summary>
    public abstract int Height { get; }

    /// <summary>The minutiae, from top to bottom.</summary>
    public abstract IReadOnlyList<Minutia> Minutiae { get; }

    /// <summary>Says the count alone: a template is personal.</summary>
    public sealed override string ToString() => $"[finger template, {Minutiae.Count} minutiae]";
}
