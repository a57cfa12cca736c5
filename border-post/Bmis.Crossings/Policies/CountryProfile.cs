using System.Collections.Frozen;
using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Policies;

/// <summary>
/// What a country decides for itself about inspections, as versioned data: who counts as a national, who needs no visa,
/// what is kept of a refused traveller's biometrics, and one rule for every traveller category and direction. Immutable
/// and safe to share between threads.
/// </summary>
public sealed class CountryProfile
{
    private readonly FrozenDictionary<(string Category, Direction Direction), TravelRule> _rules;
    private readonly FrozenDictionary<string, BiometricsRule> _biometrics;
    private readonly FingerprintPolicy? _fingerprints;

    internal CountryProfile(
        string name,
        int version,
        CountryCode state,
        int adultAge,
        IEnumerable<CountryCode> visaExempt,
        IReadOnlyDictionary<string, BiometricsRule> biometrics,
        IReadOnlyList<TravelRule> rules,
        FingerprintPolicy? fingerprints)
    {
        (Name, Version, State, AdultAge, Rules) = (name, version, state, adultAge, rules);
        VisaExempt = visaExempt.ToFrozenSet();
        _biometrics = biometrics.ToFrozenDictionary();
        _fingerprints = fingerprints;
        _rules = rules
            .SelectMany(rule => rule.Categories.SelectMany(category =>
                rule.Directions.Select(direction => (Key: (category, direction), rule))))
            .ToFrozenDictionary(one => one.Key, one => one.rule);
    }

    /// <summary>The profile that comes with the product, for the specimen State UTO.</summary>
    public static CountryProfile Standard { get; } = ProfileReader.ReadStandard();

    /// <summary>Name of the profile, such as <c>standard</c>.</summary>
    public string Name { get; }

    /// <summary>Version, from 1 upwards.</summary>
    public int Version { get; }

    /// <summary>The State whose border it is.</summary>
    public CountryCode State { get; }

    /// <summary>Age in years from which a traveller is no minor.</summary>
    public int AdultAge { get; }

    /// <summary>Nationalities that need no visa.</summary>
    public IReadOnlySet<CountryCode> VisaExempt { get; }

    /// <summary>The rules in the order of the file.</summary>
    public IReadOnlyList<TravelRule> Rules { get; }

    /// <summary>Which fingers are taken, and how; the standard profile's where this one does not say it.</summary>
    public FingerprintPolicy Fingerprints => _fingerprints ?? Standard.Fingerprints;

    /// <summary>The rule of a category in a direction.</summary>
    /// <exception cref="KeyNotFoundException">
    /// The category is not of the list or the direction is not one of a lane; a profile has a rule for all others.
    /// </exception>
    public TravelRule For(string category, Direction direction) => _rules[(category, direction)];

    /// <summary>
    /// Whether photograph and fingerprints may be kept after a refusal. One ground that allows it is enough; an unknown
    /// ground allows nothing.
    /// </summary>
    /// <param name="grounds">Codes of the list <c>refusal-grounds</c>.</param>
    /// <param name="alertHoldsThem">Whether the alert already holds the traveller's biometrics.</param>
    /// <param name="internalSecurity">Whether the threat is one to internal security.</param>
    public bool KeepsBiometrics(IEnumerable<string> grounds, bool alertHoldsThem, bool internalSecurity) =>
        grounds.Any(code => _biometrics.GetValueOrDefault(code) switch
        {
            BiometricsRule.Kept => true,
            BiometricsRule.UnlessAlertHoldsThem => !alertHoldsThem,
            BiometricsRule.InternalSecurityOnly => internalSecurity,
            _ => false,
        });

    /// <summary>
    /// The category that document and traveller suggest; the officer may choose another. A traveller below the age of
    /// an adult is suggested as an accompanied minor, so that somebody asks.
    /// </summary>
    public string Suggest(Traveller? traveller, TravelDocument? document, DateOnly day)
    {
        if (traveller is not null && traveller.Nationality == State) return TravellerCategories.National;
        if (traveller?.BirthDate.AgeOn(day) is { } age && age < AdultAge) return TravellerCategories.AccompaniedMinor;
        return (document?.DocumentCode, traveller?.Nationality.Code) switch
        {
            ("PD" or "PO", _) => TravellerCategories.Diplomat,
            ("AC", _) => TravellerCategories.Crew,
            ("PR", _) or (_, "XXB" or "XXC") => TravellerCategories.Refugee,
            (_, "XXA") => TravellerCategories.Stateless,
            _ when traveller is not null && VisaExempt.Contains(traveller.Nationality) =>
                TravellerCategories.VisaExempt,
            _ => TravellerCategories.VisaHolder,
        };
    }

    /// <summary>Whether somebody is below the age of an adult; null when no birth year is known.</summary>
    public bool? IsMinor(Traveller traveller, DateOnly day) =>
        traveller.BirthDate.AgeOn(day) is { } age ? age < AdultAge : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}
