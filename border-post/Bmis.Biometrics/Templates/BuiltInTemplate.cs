using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Templates;

/// <summary>The built-in engine's template: at most 100 minutiae and the flow of the ridges.</summary>
internal sealed class BuiltInTemplate(int width, int height, Minutia[] minutiae, RidgeField flow) : FingerTemplate
{
    private EdgeTable? _edges;

    public override int Width => width;

    public override int Height => height;

    public override IReadOnlyList<Minutia> Minutiae => Points;

    internal Minutia[] Points { get; } = minutiae;

    internal RidgeField Field => flow;

    /// <summary>The edges between neighbours, made when they are first needed.</summary>
    internal EdgeTable Edges => _edges ??= EdgeTable.Of(Points);

    /// <summary>
    /// An order that does not depend on which of two is the probe, so that their score does not either.
    /// </summary>
    internal bool ComesBefore(BuiltInTemplate other)
    {
        if (Points.Length != other.Points.Length) return Points.Length < other.Points.Length;
        for (var i = 0; i < Points.Length; i++)
        {
            Minutia a = Points[i], b = other.Points[i];
            if (a.Y != b.Y) return a.Y < b.Y;
            if (a.X != b.X) return a.X < b.X;
            if (a.Direction != b.Direction) return a.Direction < b.Direction;
        }
        return Field.Cells.AsSpan().SequenceCompareTo(other.Field.Cells) <= 0;
    }
}
