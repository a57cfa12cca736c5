using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// What headquarters says of a drill: the invented person with its action and handling, where it shall be presented,
/// and from when to when. It prints as <c>[drill]</c>.
/// </summary>
internal sealed record DrillPlan
{
    /// <summary>The invented person as lanes get it, as a list file of one entry.</summary>
    public required byte[] Person { get; init; }

    /// <summary>From when lanes have it; UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>From when they have it no more; UTC.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>The posts at which the person shall be presented, by code; empty for any.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>What whoever plays the person shall do; lanes do not get it.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Who called it off before its end; null for nobody.</summary>
    public DrillStop? Stopped { get; init; }

    /// <summary>The entry itself.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what was written.</exception>
    public AlertEntry Read() => AlertListFile.Read(Person) is { Succeeded: true, Entries: [{ } entry] }
        ? entry
        : throw new InvalidDataException("The invented person of a drill cannot be read.");

    public override string ToString() => "[drill]";
}
