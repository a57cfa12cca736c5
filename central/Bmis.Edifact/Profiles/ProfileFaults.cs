namespace Bmis.Edifact.Profiles;

/// <summary>What the types of a profile cannot say.</summary>
internal static class ProfileFaults
{
    // Data elements of envelope and codes have 35 characters at most (ISO 9735-1, annex C).
    private const int LongestCode = 35;
    private const int MostEntries = 1_000;
    private const int MostPersons = 999;

    /// <exception cref="FormatException">Something is wrong; the message names the place.</exception>
    internal static void Demand(PartnerProfile profile, string place)
    {
        if (profile.Code.Length is 0 or > LongestCode)
            throw ProfileReader.Fault($"{place}.code", "has 1 to 35 characters");
        Lists(profile, place);
        Tables(profile, place);
        if (profile.Interactive.MostPersons is < 1 or > MostPersons)
            throw ProfileReader.Fault($"{place}.interactive.mostPersons", "must be 1 to 999");
        foreach (var key in profile.Answers.First.Keys.Concat(profile.Answers.Second.Keys))
            if (key.Length != 1)
                throw ProfileReader.Fault($"{place}.answers", "a position is one character");
        var lists = profile.Lists;
        if (lists.Sexes.Count > 0 && lists.UnknownSexes.Any(one => !lists.Sexes.ContainsKey(one)))
            throw ProfileReader.Fault($"{place}.lists.unknownSexes", "holds what sexes does not");
        Times(profile.Times, $"{place}.times");
    }

    private static void Lists(PartnerProfile profile, string place)
    {
        List($"{place}.match.senders", profile.Match.Senders);
        List($"{place}.match.applications", profile.Match.Applications);
        List($"{place}.match.associations", profile.Match.Associations);
        List($"{place}.lists.releases", profile.Lists.Releases);
        List($"{place}.lists.agencies", profile.Lists.Agencies);
        List($"{place}.lists.associations", profile.Lists.Associations);
        List($"{place}.lists.applications", profile.Lists.Applications);
        List($"{place}.lists.documentAgencies", profile.Lists.DocumentAgencies);
        List($"{place}.lists.unknownSexes", profile.Lists.UnknownSexes);
        List($"{place}.lists.weightUnits", profile.Lists.WeightUnits);
        List($"{place}.bookings.releases", profile.Bookings.Releases);
        List($"{place}.bookings.agencies", profile.Bookings.Agencies);
        List($"{place}.bookings.applications", profile.Bookings.Applications);
    }

    private static void Tables(PartnerProfile profile, string place)
    {
        Table($"{place}.lists.documents", profile.Lists.Documents.Keys);
        Table($"{place}.lists.functions", profile.Lists.Functions.Keys);
        Table($"{place}.lists.sexes", profile.Lists.Sexes.Keys);
        Table($"{place}.bookings.functions", profile.Bookings.Functions.Keys);
        Table($"{place}.bookings.weightUnits", profile.Bookings.WeightUnits.Keys);
        Table($"{place}.answers.whole", profile.Answers.Whole.Keys);
    }

    private static void List(string place, IReadOnlyList<string> values)
    {
        if (values.Count > MostEntries)
            throw ProfileReader.Fault(place, "too many entries");
        for (var index = 0; index < values.Count; index++)
            if (values[index] is not { Length: > 0 and <= LongestCode } value || value.Trim() != value)
                throw ProfileReader.Fault($"{place}[{index}]", "has 1 to 35 characters without blanks around them");
    }

    private static void Table(string place, IEnumerable<string> keys)
    {
        var all = keys.ToList();
        if (all.Count > MostEntries || all.Exists(key => key.Length is 0 or > LongestCode || key.Trim() != key))
            throw ProfileReader.Fault(place, "a code has 1 to 35 characters without blanks around them");
    }

    private static void Times(ProfileTimes times, string place)
    {
        foreach (var (name, value) in new[]
        {
            ("answerSeconds", times.AnswerSeconds), ("partMinutes", times.PartMinutes),
            ("togetherMinutes", times.TogetherMinutes),
        })
            if (value is < 1 or > ProfileTimes.Longest)
                throw ProfileReader.Fault($"{place}.{name}", $"must be 1 to {ProfileTimes.Longest}");
    }
}
