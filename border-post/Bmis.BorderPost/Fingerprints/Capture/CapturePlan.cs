using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>What a capture is to bring home.</summary>
/// <param name="Fingers">Single fingers, each once, in the order in which a reader of one finger asks for them.</param>
internal sealed record CapturePlan(IReadOnlyList<FingerPosition> Fingers)
{
    /// <summary>Fingers of which it is known that they have no print; they are not asked for.</summary>
    internal IReadOnlyList<AbsentFinger> Absent { get; init; } = [];

    /// <summary>Fingers of the same traveller that were kept before; none of them is taken for one of these.</summary>
    internal IReadOnlyList<CapturedFinger> Others { get; init; } = [];

    /// <summary>Pictures of a finger, the best of which is kept.</summary>
    internal int Attempts { get; init; } = 3;

    /// <summary>Quality, 0 to 100, at which no better picture is asked for.</summary>
    internal int GoodQuality { get; init; } = 50;

    /// <summary>Quality below which a picture is not kept at all.</summary>
    internal int LeastQuality { get; init; } = 15;

    /// <summary>How long all of it may take.</summary>
    internal TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(3);

    public override string ToString() => $"[capture plan, {Fingers.Count} fingers]";
}
