using System.Globalization;
using System.Text.RegularExpressions;

namespace Bmis.EndToEnd.Tests;

/// <summary>A person of the real OFAC files, where the sample data is there.</summary>
internal static partial class OfacSample
{
    internal static string[] Files()
    {
        var folder = Path.Combine(Data(), "watchlists", "ofac", "2022-01");
        return [.. ((string[])["sdn.csv", "alt.csv", "add.csv"]).Select(file => Path.Combine(folder, file))];
    }

    /// <summary>The first individual with two plain name parts and a full birth date.</summary>
    internal static (string Id, string Surname, string GivenNames, string BirthDate) Person()
    {
        foreach (var line in File.ReadLines(Files()[0]))
        {
            if (Individual().Match(line) is not { Success: true } match) continue;
            var birth = DateOnly.ParseExact(match.Groups["dob"].Value, "dd MMM yyyy", CultureInfo.InvariantCulture);
            return (match.Groups["id"].Value, match.Groups["surname"].Value, match.Groups["given"].Value,
                birth.ToString("O", CultureInfo.InvariantCulture));
        }

        throw new InvalidDataException("The sample holds no individual with a full birth date.");
    }

    private static string Data()
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder) || !Directory.Exists(folder),
            "BMIS_TEST_DATA names no folder with the real lists.");
        return folder!;
    }

    [GeneratedRegex(
        """^(?<id>\d+),"(?<surname>[A-Z]+), (?<given>[A-Za-z]+ [A-Za-z]+)",individual,"""
        + """.*DOB (?<dob>\d\d [A-Z][a-z]{2} \d{4});""")]
    private static partial Regex Individual();
}
