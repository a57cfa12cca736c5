namespace Bmis.Edifact.Paxlst;

/// <summary>A travel document or visa of a listed person (group 5).</summary>
public sealed record ListedDocument
{
    /// <summary>The kind (1001), such as P or V; empty when none was sent.</summary>
    public required string Type { get; init; }

    /// <summary>The list that the kind is of (1131), such as 110.</summary>
    public required string TypeList { get; init; }

    /// <summary>Who keeps that list (3055), such as 111.</summary>
    public required string TypeAgency { get; init; }

    /// <summary>The number (1004); empty when none was sent.</summary>
    public required string Number { get; init; }

    /// <summary>Expiry (36) and issue (182).</summary>
    public required IReadOnlyList<ListedDate> Dates { get; init; }

    /// <summary>The issuing State (91) and whatever else was sent.</summary>
    public required IReadOnlyList<ListedPlace> Places { get; init; }

    /// <summary>References that are the document's own.</summary>
    public required IReadOnlyList<ListedReference> References { get; init; }

    /// <summary>Whether it was read and verified: 173 verified, 174 not (7365); empty when not said.</summary>
    public required string Verification { get; init; }

    /// <summary>The first byte of DOC in the transmission.</summary>
    public required int Offset { get; init; }

    /// <summary>The expiry date (36).</summary>
    public ListedDate? Expiry => Dates.FirstOrDefault(date => date.Qualifier == PaxlstCodes.Expiry);

    /// <summary>The issuing State's code (91).</summary>
    public string IssuingState => Places.FirstOrDefault(one => one.Qualifier == PaxlstCodes.Issuing)?.Code ?? "";

    /// <inheritdoc/>
    public override string ToString() => "[document]";
}
