using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>
/// One print of a file: a picture, a template, or neither and then why. What a file does not say of it is unknown.
/// </summary>
internal sealed record FoundPrint(FingerPosition Position, ImpressionType Impression)
{
    /// <summary>What names it beside the other prints of its file; empty where it is the only one.</summary>
    internal string Suffix { get; init; } = "";

    /// <summary>The picture as the file carries it; null where the file carries none.</summary>
    internal CodedImage? Coded { get; init; }

    internal GreyImage? Picture { get; init; }

    internal FingerTemplate? Template { get; init; }

    /// <summary>Minutiae that the file says, of which a template keeps the best.</summary>
    internal int Minutiae { get; init; }

    /// <summary>Whether the file says other fingers beside the position.</summary>
    internal bool HasMorePositions { get; init; }

    /// <summary>Quality as the file says; null where it says none.</summary>
    internal byte? Quality { get; init; }

    /// <summary>Why there is neither picture nor template.</summary>
    internal string? Fault { get; init; }

    /// <summary>How it was taken, for formats that cannot leave it open: most readers are pressed flat.</summary>
    internal ImpressionType StatedImpression =>
        Impression == ImpressionType.Unknown ? ImpressionType.LiveScanPlain : Impression;

    /// <summary>The template, extracted where there is a picture alone; or why there is none.</summary>
    internal FingerTemplate? TemplateBy(IFingerprintEngine engine, out string fault)
    {
        fault = Fault ?? "";
        if (Template is not null || Picture is null)
            return Template;
        var result = engine.Extract(Picture);
        fault = result.IsExtracted ? "" : Bmis.BorderPost.Verbs.VerbJson.Kebab(result.Fault.Value);
        return result.Template;
    }
}
