using Bmis.BorderPost.Serving;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>The country's profile in use at this lane; it is read once, when the lane starts.</summary>
internal sealed class LaneProfile(
    CountryProfile current, bool hasCamera = false, bool looksUpLost = false, bool demandsFingers = false)
{
    // Checks that follow from what is known and entered, so that nobody runs them.
    private static readonly string[] Followed =
        [
            TripCheck.Name, StayCheck.Name, SeenTodayCheck.Name, SealCheck.Name, MinorCheck.Name,
            SecondLookCheck.Name, .. FingerChecks.All,
        ];

    internal CountryProfile Current => current;

    /// <summary>The rule for a traveller: that of the category, and for every minor with more questions.</summary>
    internal TravelRule For(string category, Direction direction, Traveller? traveller, DateOnly day)
    {
        var rule = AsMade(current.For(category, direction));
        if (demandsFingers && AsksFingers(category, direction, traveller, day)) rule = WithFingers(rule);
        var isMinor = category is TravellerCategories.AccompaniedMinor or TravellerCategories.UnaccompaniedMinor
            || (traveller is not null && current.IsMinor(traveller, day) == true);
        return isMinor ? rule.ForMinor() : rule;
    }

    /// <summary>The rule for an inspection.</summary>
    internal TravelRule For(string category, InspectionSubject subject, DateOnly day)
    {
        var rule = For(category, subject.Direction, subject.Traveller, day);
        return subject.IsTyped ? rule.ForTyped() : rule;
    }

    /// <summary>
    /// Whether a traveller is asked for fingerprints: as the rule says, and on exit also those who were asked on entry,
    /// where the country compares them then. Whoever is too young is asked for none.
    /// </summary>
    internal bool AsksFingers(string category, InspectionSubject subject, DateOnly day) =>
        AsksFingers(category, subject.Direction, subject.Traveller, day);

    private bool AsksFingers(string category, Direction direction, Traveller? traveller, DateOnly day)
    {
        if (current.Fingerprints.IsExempt(traveller?.BirthDate.AgeOn(day))) return false;
        return current.For(category, direction).Fingerprints
            || (direction == Direction.Exit && current.Fingerprints.VerifyOnExit
                && current.For(category, Direction.Entry).Fingerprints);
    }

    private static TravelRule WithFingers(TravelRule rule) => rule.Advisory.Contains(FingerChecks.Capture)
        ? rule
        : rule with { Mandatory = [.. rule.Mandatory.Union([FingerChecks.Capture])] };

    /// <summary>Reads the profile of the settings and compares it with the checks that this lane makes.</summary>
    /// <exception cref="CannotStartException">The file is missing, no profile, or asks for unknown checks.</exception>
    internal static LaneProfile Read(string file, CheckRunner runner, bool hasCamera, bool demandsFingers = false)
    {
        var profile = Read(file);
        IEnumerable<string> made = [.. runner.Names, .. Followed, .. hasCamera ? [PhotoCheck.Name] : (string[])[]];
        var unknown = profile.Rules.SelectMany(rule => rule.Mandatory.Concat(rule.MandatoryWithChip))
            .FirstOrDefault(check => !made.Contains(check));
        return unknown is null
            ? new LaneProfile(
                profile, hasCamera, runner.Names.Contains(LostDocumentsCheck.Key), demandsFingers)
            : throw new CannotStartException(
                $"The country profile {profile} demands the check {unknown}, which this lane cannot make.");
    }

    // Without a camera every traveller would carry the same line that says nothing about anybody. A lane that looks up
    // lost documents makes nobody clear before it has, unless the country only wants to be told.
    private TravelRule AsMade(TravelRule rule) => rule with
    {
        Advisory = hasCamera ? rule.Advisory : [.. rule.Advisory.Where(check => check != PhotoCheck.Name)],
        Mandatory = looksUpLost && !rule.Advisory.Contains(LostDocumentsCheck.Key)
            ? [.. rule.Mandatory.Union([LostDocumentsCheck.Key])]
            : rule.Mandatory,
    };

    /// <summary>Reads the profile of the settings.</summary>
    /// <exception cref="CannotStartException">The file is missing or no profile.</exception>
    internal static CountryProfile Read(string file)
    {
        if (file.Length == 0) return CountryProfile.Standard;
        try
        {
            return ProfileReader.Read(File.ReadAllBytes(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CannotStartException($"Inspection:ProfileFile {file}: {problem.Message}");
        }
    }
}
