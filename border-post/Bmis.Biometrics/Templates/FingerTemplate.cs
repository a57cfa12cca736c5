using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Templates;

/// <summary>
/// What is compared: the minutiae of one impression of a finger and the flow of its ridges. Immutable; safe for use
/// by several threads.
/// </summary>
public sealed class FingerTemplate
{
    private EdgeTable? _edges;

    internal FingerTemplate(int width, int height, Minutia[] minutiae, RidgeField field)
    {
        (Width, Height, Field) = (width, height, field);
        Points = minutiae;
    }

    /// <summary>Width of the picture (pixels at 500 dpi).</summary>
    public int Width { get; }

    /// <summary>Height of the picture (pixels at 500 dpi).</summary>
    public int Height { get; }

    /// <summary>The minutiae, from top to bottom, at most 100.</summary>
    public IReadOnlyList<Minutia> Minutiae => Points;

    internal Minutia[] Points { get; }

    internal RidgeField Field { get; }

    /// <summary>The edges between neighbours, made when they are first needed.</summary>
    internal EdgeTable Edges => _edges ??= EdgeTable.Of(Points);

    /// <summary>Says the count alone: a template is personal.</summary>
    public override string ToString() => $"[finger template, {Points.Length} minutiae]";
}
