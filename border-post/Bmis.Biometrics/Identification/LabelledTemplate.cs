using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>A finger's template and which finger it is, as far as that is known.</summary>
/// <param name="Position">
/// The finger; a plain thumb counts as the thumb, a hand or several fingers as not known.
/// </param>
/// <param name="Template">The template, of the engine that is asked.</param>
public sealed record LabelledTemplate(FingerPosition Position, FingerTemplate Template)
{
    /// <summary>Most fingers of a probe or of a subject: ten, and some not known or taken twice.</summary>
    public const int Most = 20;

    /// <summary>Says neither finger nor template: both are personal.</summary>
    public override string ToString() => "[labelled template]";

    internal static FingerPosition Plain(FingerPosition position) => position switch
    {
        FingerPosition.PlainRightThumb => FingerPosition.RightThumb,
        FingerPosition.PlainLeftThumb => FingerPosition.LeftThumb,
        _ => FingerSet.IsFinger(position) ? position : FingerPosition.Unknown,
    };
}
