using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Screens;

/// <summary>A document as an officer typed it: texts, each of which may be anything.</summary>
internal class DocumentInput
{
    public string? Surname { get; set; }

    public string? GivenNames { get; set; }

    public string? BirthDate { get; set; }

    public string? Sex { get; set; }

    public string? Nationality { get; set; }

    public string? DocumentCode { get; set; }

    public string? IssuingState { get; set; }

    public string? Number { get; set; }

    public string? Expiry { get; set; }

    /// <summary>
    /// Holder and document, or the first field that cannot be read. The document is null for somebody who has none:
    /// then everything about it is empty.
    /// </summary>
    internal (Traveller? Traveller, TravelDocument? Document, DocumentField? Wrong) Read(DateOnly day)
    {
        if (!PersonName.Parse(Surname, GivenNames).TryGet(out var name))
            return Refuse(PersonName.Parse(Surname).Succeeded ? DocumentField.GivenNames : DocumentField.Surname);
        if (!TryDate(BirthDate, out var birth) || birth.Earliest > day) return Refuse(DocumentField.BirthDate);
        if (!SexCode.Parse(Sex).TryGet(out var sex)) return Refuse(DocumentField.Sex);
        if (!TryState(Nationality, out var nationality)) return Refuse(DocumentField.Nationality);
        var traveller = new Traveller(name, birth, sex, nationality);
        if (new[] { DocumentCode, IssuingState, Number, Expiry }.All(string.IsNullOrWhiteSpace))
            return (traveller, null, null);
        if (StandardCodeLists.Get("document-codes").Find(DocumentCode?.Trim() ?? "", day) is not { } code)
            return Refuse(DocumentField.DocumentCode);
        if (!TryIssuer(IssuingState, out var issuer)) return Refuse(DocumentField.IssuingState);
        if (!DocumentNumber.Parse(Number).TryGet(out var number)) return Refuse(DocumentField.Number);
        return TryDate(Expiry, out var expiry)
            ? (traveller, new(code.Code, issuer, number, expiry), null)
            : Refuse(DocumentField.Expiry);
    }

    /// <summary>What was typed, field by field.</summary>
    internal IReadOnlyDictionary<DocumentField, string?> Texts => new Dictionary<DocumentField, string?>
    {
        [DocumentField.Surname] = Surname,
        [DocumentField.GivenNames] = GivenNames,
        [DocumentField.BirthDate] = BirthDate,
        [DocumentField.Sex] = Sex,
        [DocumentField.Nationality] = Nationality,
        [DocumentField.DocumentCode] = DocumentCode,
        [DocumentField.IssuingState] = IssuingState,
        [DocumentField.Number] = Number,
        [DocumentField.Expiry] = Expiry,
    };

    /// <summary>A date as far as it is known; an empty text is an unknown date.</summary>
    internal static bool TryDate(string? text, out PartialDate date)
    {
        date = PartialDate.Unknown;
        return string.IsNullOrWhiteSpace(text) || PartialDate.Parse(text).TryGet(out date);
    }

    private static bool TryState(string? text, out CountryCode state) =>
        CountryCode.Parse(text?.Trim().ToUpperInvariant()).TryGet(out state);

    private static bool TryIssuer(string? text, out CountryCode state) =>
        CountryCode.ParseIssuer(text?.Trim().ToUpperInvariant()).TryGet(out state);

    private static (Traveller?, TravelDocument?, DocumentField?) Refuse(DocumentField field) => (null, null, field);

    public override string ToString() => "[document]";
}
