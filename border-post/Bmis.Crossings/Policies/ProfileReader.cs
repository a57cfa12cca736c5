using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Records;
using Bmis.Crossings.Stays;

namespace Bmis.Crossings.Policies;

/// <summary>
/// Reads a country's profile from JSON and checks it as a whole: every category has exactly one rule a direction,
/// and every ground of refusal says what becomes of biometrics.
/// </summary>
public static class ProfileReader
{
    /// <summary>Longest file, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private static readonly Direction[] LaneDirections = [Direction.Entry, Direction.Exit, Direction.Transit];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="FormatException">It is no profile; the message names the place and what is wrong.</exception>
    public static CountryProfile Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaximumBytes) throw new FormatException("Country profile: longer than a megabyte.");
        var file = StrictJson.Read<ProfileFile>(json, "country profile");
        if (file.Version < 1) throw new FormatException("Country profile, version: must be 1 or more.");
        if (file.AdultAge is < 12 or > 25) throw new FormatException("Country profile, adultAge: must be 12 to 25.");
        for (var i = 0; i < file.Rules.Count; i++) Check(file.Rules[i], i);
        CheckEveryPair(file.Rules);
        CheckEveryGround(file.BiometricsAfterRefusal);
        return new(
            file.Name,
            file.Version,
            State(file.State, "state"),
            file.AdultAge,
            file.VisaExempt.Select((code, i) => State(code, $"visaExempt[{i}]")),
            file.BiometricsAfterRefusal,
            file.Rules,
            file.Fingerprints is { } policy ? FingerprintPolicyReader.Check(policy) : null);
    }

    internal static CountryProfile ReadStandard()
    {
        using var stream = typeof(ProfileReader).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    private static void Check(TravelRule rule, int place)
    {
        string? Problem() => rule switch
        {
            { Categories.Count: 0 or > TravelRule.Most } => "categories: none or too many",
            { Directions.Count: 0 } => "directions: none",
            { Mandatory.Count: 0 or > TravelRule.Most } => "mandatory: none or too many; nobody would ever be checked",
            { MandatoryWithChip.Count: > TravelRule.Most } => "mandatoryWithChip: too many",
            _ when rule.Directions.FirstOrDefault(one => !LaneDirections.Contains(one)) is var one && one != default
                => $"directions: {one} is not a lane's direction",
            _ when rule.Categories.FirstOrDefault(one => !IsCategory(one)) is { } one
                => $"categories: {one} is not of the list",
            _ when rule.Mandatory.Intersect(rule.Advisory).FirstOrDefault() is { } one
                => $"advisory: {one} is mandatory too",
            _ when rule.Required.Except(rule.Asked).ToList() is [var one, ..] => $"required: {one} is not asked",
            _ when rule.StayRegime.Length > 0 && StayRegimes.Standard.Find(rule.StayRegime) is null
                => $"stayRegime: {rule.StayRegime} is not of the list",
            { Incomplete.Reason: false } or { Refer.Reason: false }
                => "incomplete, refer: admitting against the verdict always takes a reason",
            _ => null,
        };
        if (Problem() is { } problem)
            throw new FormatException($"Country profile, rules[{place}], {problem}.");
    }

    private static void CheckEveryPair(IReadOnlyList<TravelRule> rules)
    {
        foreach (var direction in LaneDirections)
            foreach (var category in StandardCodeLists.Get("categories").Codes.Select(item => item.Code))
            {
                var count = rules.Count(rule =>
                    rule.Categories.Contains(category) && rule.Directions.Contains(direction));
                if (count != 1)
                    throw new FormatException(
                        $"Country profile, rules: {category} has {count} rules for {direction}; it needs exactly one.");
            }
    }

    private static void CheckEveryGround(IReadOnlyDictionary<string, BiometricsRule> rules)
    {
        var grounds = StandardCodeLists.Get("refusal-grounds").Codes.Select(item => item.Code).ToHashSet();
        if (rules.Keys.FirstOrDefault(code => !grounds.Contains(code)) is { } unknown)
            throw new FormatException($"Country profile, biometricsAfterRefusal: {unknown} is not of the list.");
        if (grounds.FirstOrDefault(code => !rules.ContainsKey(code)) is { } missing)
            throw new FormatException($"Country profile, biometricsAfterRefusal: {missing} is missing.");
    }

    private static bool IsCategory(string code) =>
        StandardCodeLists.Get("categories").Codes.Any(item => item.Code == code);

    private static CountryCode State(string code, string place) =>
        CountryCode.Parse(code).TryGet(out var state)
            ? state
            : throw new FormatException($"Country profile, {place}: {code} is not a State.");

    private sealed record ProfileFile(
        string Name,
        int Version,
        string State,
        int AdultAge,
        IReadOnlyList<string> VisaExempt,
        IReadOnlyDictionary<string, BiometricsRule> BiometricsAfterRefusal,
        IReadOnlyList<TravelRule> Rules,
        FingerprintPolicy? Fingerprints = null);
}
