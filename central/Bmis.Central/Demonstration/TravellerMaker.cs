using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Central.Demonstration;

/// <summary>Makes travellers and their documents up.</summary>
internal sealed class TravellerMaker(DemonstrationPost post)
{
    private const double Female = 0.465;
    private const double Unspecified = 0.004;

    private static readonly (int From, int To, double Weight)[] Ages =
        [(0, 14, 9), (15, 24, 15), (25, 44, 42), (45, 64, 25), (65, 88, 9)];

    private readonly double[] _nationalityWeights = Array.ConvertAll(post.Nationalities, item => item.Weight);
    private readonly double[] _ageWeights = Array.ConvertAll(Ages, item => item.Weight);

    private readonly CountryCode[] _states =
        Array.ConvertAll(post.Nationalities, item => CountryCode.Parse(item.State).Value);

    public (Traveller Traveller, TravelDocument Document) Next(Random random, DateOnly day)
    {
        var state = _states[Weighted.Pick(random, _nationalityWeights)];
        var draw = random.NextDouble();
        var sex = draw < Unspecified ? Sex.X : draw < Unspecified + Female ? Sex.F : Sex.M;
        var name = PersonName.Parse(InventedNames.Family(random), InventedNames.Given(random, sex == Sex.F)).Value;
        var traveller = new Traveller(name, Birth(random, day), sex, state);
        return (traveller, Document(random, day, state));
    }

    private PartialDate Birth(Random random, DateOnly day)
    {
        var (from, to, _) = Ages[Weighted.Pick(random, _ageWeights)];
        var born = day.AddYears(-random.Next(from, to + 1)).AddDays(-random.Next(365));
        return random.Next(400) == 0 ? PartialDate.Of(born.Year).Value : PartialDate.Of(born);
    }

    private static TravelDocument Document(Random random, DateOnly day, CountryCode state)
    {
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{(char)('A' + random.Next(26))}{random.Next(10_000_000):D7}");
        var expiry = PartialDate.Of(day.AddDays(random.Next(30, 3650)));
        return new("P", state, DocumentNumber.Parse(number).Value, expiry);
    }
}
