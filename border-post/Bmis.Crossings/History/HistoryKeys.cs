using Bmis.Crossings.Records;

namespace Bmis.Crossings.History;

/// <summary>
/// By what a traveller is found again: the person as the MRZ spells the name, with birth date and nationality; and the
/// document. Both are exact texts, so that they can be looked up as digests.
/// </summary>
public static class HistoryKeys
{
    /// <summary>The person; null without a full birth date, because too many would share the key.</summary>
    public static string? Person(Traveller? traveller) => traveller is { BirthDate.IsComplete: true, Name: var name }
        ? string.Join('|', "p", name.MrzPrimary, name.MrzSecondary, traveller.BirthDate.ToIso(),
            traveller.Nationality.Code)
        : null;

    /// <summary>The document; null without a number.</summary>
    public static string? Document(TravelDocument? document) => document is { Number.Text.Length: > 0 }
        ? string.Join('|', "d", document.IssuingState.Code, document.Number.Text)
        : null;
}
