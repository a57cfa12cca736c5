using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>The minutiae of one impression. Immutable. It prints as their number.</summary>
public sealed record MinutiaeView
{
    /// <summary>The finger.</summary>
    public FingerPosition Position { get; init; }

    /// <summary>Which view of the finger, 0 to 15.</summary>
    public byte ViewNumber { get; init; }

    /// <summary>How the print was taken. Minutiae records have four bits for it: codes to 15.</summary>
    public ImpressionType Impression { get; init; }

    /// <summary>Quality of the whole print, 0 to 100. Other numbers are kept.</summary>
    public byte Quality { get; init; }

    /// <summary>The minutiae, at most 255, in the order of the record.</summary>
    public required IReadOnlyList<RecordMinutia> Minutiae { get; init; }

    /// <summary>What stands behind the minutiae.</summary>
    public IReadOnlyList<ExtendedData> Extended { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"[minutiae view, {Minutiae.Count} minutiae]";
}
