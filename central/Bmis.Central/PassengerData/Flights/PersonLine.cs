using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>
/// A person on a flight, by everything that is current about him or her: list and booking are one line. It prints as
/// <c>[traveller]</c>.
/// </summary>
internal sealed record PersonLine
{
    /// <summary>What says it, the list before the booking.</summary>
    public required IReadOnlyList<PersonSaying> Sayings { get; init; }

    /// <summary>Possible matches that the viewer may see, the strongest first.</summary>
    public required IReadOnlyList<PersonHit> Hits { get; init; }

    public TravellerFacts Facts => Sayings[0].Facts;

    public Guid? BookingId => Sayings.Select(one => one.BookingId).FirstOrDefault(one => one is not null);

    public string Surname => Facts.Surname;

    public string GivenNames => string.Join(' ', Facts.GivenNames);

    public string Birth => First(facts => facts.Birth);

    public string Nationality => First(facts => facts.Nationalities is [var first, ..] ? first : "");

    public DocumentFacts? Document =>
        Sayings.Select(one => one.Facts.Documents is [var first, ..] ? first : null)
            .FirstOrDefault(one => one is not null);

    /// <summary>What kinds of messages say it, each once.</summary>
    public IEnumerable<string> Subjects => Sayings.Select(one => one.Subject).Distinct(StringComparer.Ordinal);

    public override string ToString() => "[traveller]";

    private string First(Func<TravellerFacts, string> of) =>
        Sayings.Select(one => of(one.Facts)).FirstOrDefault(text => text.Length > 0) ?? "";
}
