using Bmis.Biographics;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings.Expected;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Watchlist;

namespace Bmis.Central.PassengerData.Screening;

/// <summary>
/// A person of a message in the words of the border: what could be understood of name, birth, State and documents.
/// What could not is missing, and never counts against anybody. It prints as <c>[traveller]</c>.
/// </summary>
internal sealed class KnownTraveller
{
    private const string Visa = "V";
    private const int LongestCode = 2;

    private readonly List<PersonName> _names = [];
    private readonly List<TravelDocument> _documents = [];
    private readonly PartialDate _birth;
    private readonly Sex? _sex;
    private readonly CountryCode? _nationality;

    public KnownTraveller(TravellerFacts facts)
    {
        AddName(facts.Surname, facts.GivenNames);
        foreach (var other in facts.OtherNames)
            AddName(other.Surname, other.GivenNames);
        _birth = PartialDate.Parse(facts.Birth).TryGet(out var birth) ? birth : default;
        _sex = SexCode.Parse(facts.Sex).TryGet(out var sex) ? sex : null;
        _nationality = facts.Nationalities.Select(code => State(code)).FirstOrDefault(state => state is not null);
        foreach (var document in facts.Documents)
            AddDocument(document);
    }

    /// <summary>The key that the person's crossings have; null when too little is known.</summary>
    public string? PersonKey => _names is [var name, ..] && _nationality is { } state
        ? HistoryKeys.Person(new Traveller(name, _birth, _sex ?? Sex.X, state))
        : null;

    /// <summary>The key that crossings with the first travel document have; null when none is known.</summary>
    public string? DocumentKey => _documents is [var document, ..] ? HistoryKeys.Document(document) : null;

    /// <summary>Whether the first travel document is a specimen's: entries of drills are for those alone.</summary>
    public bool HasSpecimen => _documents is [var document, ..] && document.IssuingState == DrillRules.Specimen;

    /// <summary>The same in the words of the lanes.</summary>
    public ExpectedTraveller Expected(Guid passenger) => new(
        passenger,
        [
            .. _names.Take(ExpectedTraveller.MostReadings)
                .Select(name => new Traveller(name, _birth, _sex ?? Sex.X, _nationality ?? default)),
        ],
        [.. _documents.Take(ExpectedTraveller.MostDocuments)]);

    /// <summary>What could be understood of the documents: travel documents first, then visas.</summary>
    public IReadOnlyList<TravelDocument> Documents => _documents;

    /// <summary>What is asked of the alert list: each reading of the name with the first document, then the others.
    /// </summary>
    public IEnumerable<AlertQuery> Queries()
    {
        var first = _documents.FirstOrDefault();
        foreach (var name in _names)
            yield return new()
            {
                Name = name,
                BirthDate = _birth,
                Sex = _sex,
                Nationality = _nationality,
                DocumentNumber = first?.Number,
                IssuingState = first?.IssuingState,
            };
        foreach (var document in _documents.Skip(_names.Count > 0 ? 1 : 0))
            yield return new() { DocumentNumber = document.Number, IssuingState = document.IssuingState };
    }

    public override string ToString() => "[traveller]";

    private void AddName(string surname, IReadOnlyList<string> given)
    {
        if (PersonName.Parse(surname, string.Join(' ', given)).TryGet(out var name) && !_names.Contains(name))
            _names.Add(name);
    }

    // A visa is no travel document; it is looked up behind those that are.
    private void AddDocument(DocumentFacts facts)
    {
        if (!DocumentNumber.Parse(facts.Number).TryGet(out var number)
            || !CountryCode.ParseIssuer(facts.Issuer).TryGet(out var issuer))
            return;
        var expiry = PartialDate.Parse(facts.Expiry).TryGet(out var day) ? day : default;
        var type = facts.Type.Length > LongestCode ? facts.Type[..LongestCode] : facts.Type;
        var document = new TravelDocument(type, issuer, number, expiry);
        var place = IsVisa(document) ? _documents.Count : _documents.TakeWhile(one => !IsVisa(one)).Count();
        _documents.Insert(place, document);
    }

    private static bool IsVisa(TravelDocument document) =>
        document.DocumentCode.StartsWith(Visa, StringComparison.Ordinal);

    private static CountryCode? State(string code) =>
        CountryCode.Parse(code).TryGet(out var state) ? state : null;
}
