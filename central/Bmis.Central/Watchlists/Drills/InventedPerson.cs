using System.Globalization;
using System.Security.Cryptography;
using Bmis.Central.Demonstration;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>Makes up what a form leaves open about the person of a drill.</summary>
internal static class InventedPerson
{
    private const int Youngest = 21;
    private const int Oldest = 70;

    /// <summary>The form with a name, a birth date, a sex and a document number.</summary>
    public static DrillForm Complete(DrillForm form, DateOnly today)
    {
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        var sex = form.Sex.Length > 0 ? form.Sex : random.Next(2) == 0 ? "F" : "M";
        return form with
        {
            Sex = sex,
            Name = form.Name.Length > 0 ? form.Name : Name(random, sex == "F"),
            BirthDate = form.BirthDate.Length > 0 ? form.BirthDate : BirthDate(random, today),
            DocumentNumber = form.DocumentNumber.Length > 0 ? form.DocumentNumber : Number(),
        };
    }

    private static string Name(Random random, bool female) =>
        $"{InventedNames.Family(random).ToUpperInvariant()}, {InventedNames.Given(random, female)}";

    private static string BirthDate(Random random, DateOnly today) => today
        .AddYears(-random.Next(Youngest, Oldest + 1)).AddDays(-random.Next(2, 360))
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Nine digits and letters; nobody guesses the number of a drill that waits.
    private static string Number() =>
        "DR" + RandomNumberGenerator.GetInt32(10_000_000).ToString("D7", CultureInfo.InvariantCulture);
}
