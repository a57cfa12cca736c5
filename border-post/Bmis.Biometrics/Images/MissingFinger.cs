namespace Bmis.Biometrics.Images;

/// <summary>A finger that has no print, and why.</summary>
/// <param name="Position">The finger.</param>
/// <param name="Reason">Why.</param>
public readonly record struct MissingFinger(FingerPosition Position, MissingReason Reason)
{
    /// <summary>Says neither: what a person lacks is personal.</summary>
    public override string ToString() => "[missing finger]";
}
