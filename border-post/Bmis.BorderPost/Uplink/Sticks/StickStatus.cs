using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>How a lane stands with headquarters, from its files.</summary>
internal sealed record StickStatus
{
    // Offline is the normal case for so long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    private static readonly TimeSpan CertificateNotice = TimeSpan.FromDays(14);

    public required string Lane { get; init; }

    public required int Epoch { get; init; }

    public required long Acknowledged { get; init; }

    public required long Head { get; init; }

    public required long Backlog { get; init; }

    /// <summary>When the oldest entry that is not acknowledged was written, by the lane's clock.</summary>
    public DateTimeOffset? OldestUnsent { get; init; }

    public double? OldestUnsentHours { get; init; }

    /// <summary>Pictures of entries that are not acknowledged.</summary>
    public required int UnsentAttachments { get; init; }

    public required IReadOnlyList<StickList> Lists { get; init; }

    /// <summary>When headquarters signed the newest word of it that the lane has; null when it has none.</summary>
    public DateTimeOffset? LastContact { get; init; }

    /// <summary>Until when the lists may count as the newest.</summary>
    public DateTimeOffset? CurrentUntil { get; init; }

    public int? CertificateDays { get; init; }

    /// <summary>What is wrong, as codes.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Looks at a lane's files.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    internal static StickStatus Read(StickRooms rooms)
    {
        var now = rooms.Clock.GetUtcNow();
        using var journal = rooms.OpenJournal();
        var unsent = Unsent(rooms, journal);
        var end = rooms.Device()?.Certificate.NotAfter.ToUniversalTime();
        var roles = rooms.Verifier.Trust?.Roles;
        var lists = StickList.All(rooms, now);
        return new StickStatus
        {
            Lane = journal.Lane,
            Epoch = journal.Epoch,
            Acknowledged = journal.Acknowledged.Sequence,
            Head = journal.Head.Sequence,
            Backlog = journal.Backlog,
            OldestUnsent = unsent.Oldest,
            OldestUnsentHours = unsent.Oldest is { } oldest ? Math.Round((now - oldest).TotalHours, 1) : null,
            UnsentAttachments = unsent.Attachments,
            Lists = lists,
            LastContact = roles?.Timestamp?.Role.Created,
            CurrentUntil = roles?.CurrentUntil,
            CertificateDays = end is { } last ? (int)Math.Floor((last - now).TotalDays) : null,
            Troubles =
            [
                .. unsent.Trouble.Length > 0 ? [unsent.Trouble] : (string[])[],
                .. journal.Agreed.Equals(journal.Acknowledged) ? [] : (string[])["differs-from-acknowledged"],
                .. unsent.Oldest + LongestWait < now ? ["unsent-for-long"] : (string[])[],
                .. lists.Where(list => list.IsNeeded && list.State is "missing" or "expired")
                    .Select(list => $"{list.Name}-{list.State}"),
                .. end is null ? ["certificate-missing"]
                    : end < now ? ["certificate-expired"]
                    : end - CertificateNotice < now ? ["certificate-ends"] : (string[])[],
            ],
        };
    }

    // Reads what is not acknowledged, a batch at a time, up to the first entry that is missing or damaged.
    private static (DateTimeOffset? Oldest, int Attachments, string Trouble) Unsent(
        StickRooms rooms, JournalView journal)
    {
        var pictures = new StickAttachments(rooms.Lane.Folder, rooms.Keys);
        DateTimeOffset? oldest = null;
        var attachments = 0;
        for (var next = journal.Acknowledged.Sequence + 1; next <= journal.Head.Sequence;)
        {
            IReadOnlyList<Envelope> run;
            try
            {
                run = journal.Read(next, EnvelopeLimits.BatchEntries, EnvelopeLimits.BatchBytes);
            }
            catch (DamagedEntryException)
            {
                return (oldest, attachments, "entry-damaged");
            }

            if (run.Count == 0 || run[0].Sequence != next)
                return (oldest, attachments, "entry-missing");
            oldest ??= run[0].Header.DeviceTime;
            attachments += run.Sum(pictures.Count);
            next = run[^1].Sequence + 1;
        }

        return (oldest, attachments, "");
    }
}
