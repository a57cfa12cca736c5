using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>
/// What an MRZ says and whether its check digits agree. The texts are those of the zone without fillers; an empty text
/// means that the field is empty or the zone was not recognised. It prints as <c>[travel document]</c>. Immutable.
/// </summary>
public sealed class MrzResult
{
    internal MrzResult()
    {
    }

    /// <summary>
    /// The format that was recognised; <see cref="MrzFormat.None"/> when none was, see <see cref="Problems"/>.
    /// </summary>
    public MrzFormat Format { get; internal init; }

    /// <summary>One or two letters such as P, PD, ID or V.</summary>
    public string DocumentCode { get; internal init; } = "";

    /// <summary>Issuing State or organisation as printed; D for Germany.</summary>
    public string IssuingState { get; internal init; } = "";

    /// <summary>Primary identifier with single blanks between its parts.</summary>
    public string PrimaryIdentifier { get; internal init; } = "";

    /// <summary>Secondary identifier with single blanks between its parts; empty when there is none.</summary>
    public string SecondaryIdentifier { get; internal init; } = "";

    /// <summary>True when the name reaches the end of its field, so that its last part may have been cut off.</summary>
    public bool NameMayBeTruncated { get; internal init; }

    /// <summary>Document number, whole even where it runs on into the optional data.</summary>
    public string DocumentNumber { get; internal init; } = "";

    /// <summary>How a number longer than nine characters was written.</summary>
    public LongNumberConvention LongNumber { get; internal init; }

    /// <summary>Nationality as printed; D for Germany.</summary>
    public string Nationality { get; internal init; } = "";

    /// <summary>Date of birth as printed, yyMMdd; unknown parts are fillers.</summary>
    public string BirthDate { get; internal init; } = "";

    /// <summary>
    /// Date of birth in the century that puts it last before the reference date; unknown when it is no date.
    /// </summary>
    public PartialDate DateOfBirth { get; internal init; }

    /// <summary>Sex; null when the character is none that a document may hold.</summary>
    public Sex? Sex { get; internal init; }

    /// <summary>Date of expiry as printed, yyMMdd.</summary>
    public string ExpiryDate { get; internal init; } = "";

    /// <summary>Date of expiry in the century nearest to the reference date; unknown when it is no date.</summary>
    public PartialDate DateOfExpiry { get; internal init; }

    /// <summary>Optional data without fillers at its end and without the rest of a long document number.</summary>
    public string OptionalData { get; internal init; } = "";

    /// <summary>Optional data of the second line of a TD1.</summary>
    public string SecondOptionalData { get; internal init; } = "";

    /// <summary>Every check digit of the format, in the order in which they stand, the composite one last.</summary>
    public IReadOnlyList<MrzCheck> Checks { get; internal init; } = [];

    /// <summary>Single misread characters that would each explain a failed check digit.</summary>
    public IReadOnlyList<MrzConfusion> Confusions { get; internal init; } = [];

    /// <summary>What is wrong besides check digits, in the order of the text.</summary>
    public IReadOnlyList<MrzProblem> Problems { get; internal init; } = [];

    /// <summary>
    /// True when a format was recognised, its lines are complete and every check digit of it is right.
    /// </summary>
    public bool IsValid { get; internal init; }

    /// <summary>
    /// The issuing State as a known code, also one that was withdrawn since, which is a problem all the same; null when
    /// no list knows it.
    /// </summary>
    public CountryCode? IssuingStateCode =>
        CountryCode.ParseIssuer(IssuingState).TryGet(out var state) && state.IsWithdrawn && state.Code == IssuingState
            ? state
            : CodeOf(IssuingState);

    /// <summary>The nationality as a known code; null when no list knows it.</summary>
    public CountryCode? NationalityCode => CodeOf(Nationality);

    /// <summary>The document number as a domain word; null when it is missing or unreadable.</summary>
    public DocumentNumber? Number => Biographics.DocumentNumber.Parse(DocumentNumber) is { Succeeded: true } number
        ? number.Value
        : null;

    /// <summary>
    /// The holder's name; null when there is none. A name that stands in the secondary identifier alone, as some States
    /// print single names, becomes the primary one.
    /// </summary>
    public PersonName? Name
    {
        get
        {
            var primary = PrimaryIdentifier.Length > 0 ? PrimaryIdentifier : SecondaryIdentifier;
            var secondary = PrimaryIdentifier.Length > 0 ? SecondaryIdentifier : "";
            return PersonName.Parse(primary, secondary) is { Succeeded: true } name ? name.Value : null;
        }
    }

    /// <summary>The outcome of one check digit; not supported where the format has none of that name.</summary>
    public DocumentCheckResult ResultOf(MrzCheckName name)
    {
        foreach (var check in Checks)
            if (check.Name == name)
                return check.Result;
        return DocumentCheckResult.NotSupported;
    }

    /// <inheritdoc/>
    public override string ToString() => "[travel document]";

    private static CountryCode? CodeOf(string text) =>
        CountryCode.IsKnown(text) && CountryCode.Parse(text) is { Succeeded: true } code ? code.Value : null;
}
