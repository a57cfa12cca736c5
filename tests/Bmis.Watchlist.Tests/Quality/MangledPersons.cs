using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>Listed persons who come with a treated name and everything else that an MRZ says.</summary>
internal static class MangledPersons
{
    /// <param name="persons">Listed persons.</param>
    /// <param name="every">One of how many is taken.</param>
    public static List<NameCase> Of(IEnumerable<AlertEntry> persons, int every)
    {
        var random = new Random(11);
        var mangler = new Mangler(random);
        var taken = persons.Where(entry => entry.BirthDates.Count > 0).Where((_, index) => index % every == 0).ToList();
        return
        [
            .. taken.SelectMany(entry => Enum.GetValues<Treatment>()
                .Select(treatment => mangler.Treat(entry.Names[0], treatment))
                .OfType<PersonName>()
                .Select(name => new NameCase(Traveller(name, entry, random), entry.Id))),
        ];
    }

    private static AlertQuery Traveller(PersonName name, AlertEntry entry, Random random)
    {
        var birth = entry.BirthDates[random.Next(entry.BirthDates.Count)];
        var days = birth.Latest.DayNumber - birth.Earliest.DayNumber;
        return new()
        {
            Name = name,
            BirthDate = PartialDate.Of(birth.Earliest.AddDays(random.Next(days + 1))),
            Sex = entry.Sex ?? (random.Next(10) == 0 ? Sex.F : Sex.M),
            Nationality = entry.Nationalities.Count > 0 ? entry.Nationalities[0] : CountryCode.Parse("UTO").Value,
        };
    }
}
