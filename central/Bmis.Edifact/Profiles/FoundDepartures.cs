namespace Bmis.Edifact.Profiles;

/// <summary>Counts departures from a profile by kind.</summary>
internal sealed class FoundDepartures
{
    private readonly SortedDictionary<ProfileFindingCode, (int Offset, int Count)> _found = [];

    internal IReadOnlyList<ProfileFinding> All =>
        [.. _found.Select(one => new ProfileFinding(one.Key, one.Value.Offset, one.Value.Count))];

    internal void Add(ProfileFindingCode code, int offset) => _found[code] =
        _found.TryGetValue(code, out var before) ? before with { Count = before.Count + 1 } : (offset, 1);

    /// <summary>A list that is empty allows anything.</summary>
    internal void Demand(IReadOnlyList<string> allowed, string sent, ProfileFindingCode code, int offset)
    {
        if (allowed.Count > 0 && !allowed.Contains(sent))
            Add(code, offset);
    }

    /// <summary>As the other; what was not sent departs from nothing.</summary>
    internal void Demand(
        IReadOnlyDictionary<string, string> allowed, string sent, ProfileFindingCode code, int offset)
    {
        if (allowed.Count > 0 && sent.Length > 0 && !allowed.ContainsKey(sent))
            Add(code, offset);
    }
}
