using Bmis.Biographics;
using Bmis.Central.Hits;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Demonstration;

/// <summary>
/// Made-up travellers who bear the names of listed persons, so that their hits are what the engine answers.
/// </summary>
/// <param name="list">The lanes' alert list; null where none is published.</param>
internal sealed class WantedPersons(AlertSnapshot? list)
{
    private const int MostYearsApart = 4;

    private readonly AlertEntry[] _persons =
        list is null ? [] : [.. list.Entries.Where(IsOpenPerson)];

    /// <summary>
    /// The crossing of somebody with a listed person's name, born on that person's day or some years apart, and its
    /// hits; null where the list has nobody that means this traveller.
    /// </summary>
    public Crossing? Meet(Random random, Crossing crossing)
    {
        if (_persons.Length == 0) return null;
        var person = _persons[random.Next(_persons.Length)];
        var name = person.Names[random.Next(person.Names.Count)];
        if (!PersonName.Parse(name.Primary, name.Secondary).TryGet(out var borne)) return null;
        var years = random.Next(2) * random.Next(1, MostYearsApart + 1);
        var traveller = crossing.Traveller! with
        {
            Name = borne,
            BirthDate = PartialDate.Of(person.BirthDates[0].Latest.AddYears(-years)),
            Sex = person.Sex ?? crossing.Traveller.Sex,
            Nationality = person.Nationalities[0],
        };
        var document = crossing.Document! with { IssuingState = traveller.Nationality };
        AlertHit[] hits =
        [
            .. list!.Screen(TravellerQuery.Of(traveller, document))
                .Select(candidate => PastHit.HitOf(crossing.Direction, candidate)).Where(hit => hit.IsOpen),
        ];
        return hits.Length == 0 ? null : crossing with { Traveller = traveller, Document = document, Hits = hits };
    }

    private static bool IsOpenPerson(AlertEntry entry) =>
        entry is { Kind: EntryKind.Person, BirthDates.Count: > 0, Nationalities.Count: > 0 }
        && !AlertPrecedence.IsDiscreet(entry.Actions.OnEntry)
        && !AlertPrecedence.IsDiscreet(entry.Actions.OnExit);
}
