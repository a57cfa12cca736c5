using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Central.PassengerData.Screening;

/// <summary>A possible match of a person of a picture with an entry of the alert list, as its row stores it.</summary>
internal sealed record PassengerHit
{
    public Guid PassengerId { get; init; }

    public string EntryId { get; init; } = "";

    public long ListVersion { get; init; }

    public string EntryDigest { get; init; } = "";

    public double Score { get; init; }

    public bool OnDocument { get; init; }

    /// <summary>The name of an <see cref="AlertAction"/>: the strongest that the entry asks for.</summary>
    public string Action { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public bool IsDrill { get; init; }

    public DateTime FoundAt { get; init; }

    /// <summary>Every entry that possibly means the traveller, each once with its best score.</summary>
    public static IEnumerable<PassengerHit> Of(
        Guid passenger, KnownTraveller traveller, AlertSnapshot list, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return traveller.Queries()
            .SelectMany(query => ScreenedQueries.Find(list, query))
            .Where(candidate => candidate.Entry.Actions.Strongest != AlertAction.None
                && !(candidate.Entry.Terms.ExpiresOn < today)
                && (!candidate.Entry.IsDrill || traveller.HasSpecimen))
            .GroupBy(candidate => candidate.Entry.Id, StringComparer.Ordinal)
            .Select(same => Of(passenger, same.MaxBy(one => one.Score)!, list.Version, now));
    }

    private static PassengerHit Of(Guid passenger, AlertCandidate candidate, long version, DateTimeOffset now) => new()
    {
        PassengerId = passenger,
        EntryId = candidate.Entry.Id,
        ListVersion = version,
        EntryDigest = Watchlist.Lists.EntryDigest.Of(candidate.Entry),
        Score = candidate.Score,
        OnDocument = candidate.OnDocument,
        Action = candidate.Entry.Actions.Strongest.ToString(),
        IsDiscreet = AlertPrecedence.IsDiscreet(candidate.Entry.Actions.Strongest),
        IsDrill = candidate.Entry.IsDrill,
        FoundAt = now.UtcDateTime,
    };
}
