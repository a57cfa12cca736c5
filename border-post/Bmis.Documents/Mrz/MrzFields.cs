using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>The fields from which an MRZ is composed. It prints as <c>[travel document]</c>.</summary>
public sealed record MrzFields
{
    /// <summary>One or two capital letters; the first is P for TD3, V for visas, and A, C or I for cards.</summary>
    public required string DocumentCode { get; init; }

    /// <summary>Issuing State or organisation.</summary>
    public required CountryCode IssuingState { get; init; }

    /// <summary>The holder's name; its MRZ form is printed, cut to the field where it is too long.</summary>
    public required PersonName Name { get; init; }

    /// <summary>
    /// Document number. More than nine characters fit into TD1 (22) and TD2 (14) alone, at the cost of optional data.
    /// </summary>
    public required DocumentNumber Number { get; init; }

    /// <summary>Nationality of the holder.</summary>
    public required CountryCode Nationality { get; init; }

    /// <summary>Date of birth; what is unknown is printed as fillers.</summary>
    public PartialDate DateOfBirth { get; init; }

    /// <summary>Sex; X is printed as the filler.</summary>
    public Sex Sex { get; init; }

    /// <summary>Date of expiry; what is unknown is printed as fillers.</summary>
    public PartialDate DateOfExpiry { get; init; }

    /// <summary>Optional data of letters, digits and fillers; a blank counts as a filler.</summary>
    public string OptionalData { get; init; } = "";

    /// <summary>Optional data of the second line of a TD1.</summary>
    public string SecondOptionalData { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => "[travel document]";
}
