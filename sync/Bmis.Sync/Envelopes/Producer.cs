using System.Globalization;

namespace Bmis.Sync.Envelopes;

/// <summary>
/// Who writes a chain: a lane, by the id that its certificate carries, in one epoch. A lane whose journal forked or was
/// restored goes on in a new epoch: a branch of its journal, with a chain of its own from where it leaves the others.
/// </summary>
public sealed record Producer
{
    /// <summary>The first epoch of every lane.</summary>
    public const int FirstEpoch = 1;

    private const char Separator = '+';

    /// <summary>Names a lane in an epoch.</summary>
    /// <exception cref="ArgumentException">
    /// The id is empty, longer than <see cref="EnvelopeLimits.LaneIdCharacters"/> or has other characters than ASCII
    /// letters, digits, dot, hyphen and underscore; or the epoch is below 1 or above
    /// <see cref="EnvelopeLimits.Epoch"/>. Use <see cref="TryParse"/> and <see cref="TryParseKey"/> for text from
    /// outside.
    /// </exception>
    public Producer(string laneId, int epoch = FirstEpoch)
    {
        if (!EnvelopeLimits.IsCode(laneId, EnvelopeLimits.LaneIdCharacters))
            throw new ArgumentException("A lane id has 1 to 64 letters, digits, '.', '-' or '_'.", nameof(laneId));
        if (epoch is < FirstEpoch or > EnvelopeLimits.Epoch)
            throw new ArgumentException("An epoch is at least 1.", nameof(epoch));
        (LaneId, Epoch) = (laneId, epoch);
    }

    /// <summary>The lane's id.</summary>
    public string LaneId { get; }

    /// <summary>Which branch of the lane's journal: 1, 2, 3 and so on.</summary>
    public int Epoch { get; }

    /// <summary>
    /// What a store keeps its rows under: the lane's id, and behind a plus sign the epoch when it is not the first,
    /// such as <c>KEMBA-01+2</c>. No lane id has a plus sign.
    /// </summary>
    public string Key => Epoch == FirstEpoch
        ? LaneId
        : string.Create(CultureInfo.InvariantCulture, $"{LaneId}{Separator}{Epoch}");

    /// <summary>Reads a lane id from outside, as its first epoch; null when it is not one.</summary>
    public static Producer? TryParse(string? laneId) =>
        laneId is not null && EnvelopeLimits.IsCode(laneId, EnvelopeLimits.LaneIdCharacters)
            ? new Producer(laneId)
            : null;

    /// <summary>Reads a <see cref="Key"/> from outside; null when it is not one.</summary>
    public static Producer? TryParseKey(string? key)
    {
        if (key?.IndexOf(Separator, StringComparison.Ordinal) is not >= 0)
            return TryParse(key);
        var parts = key.Split(Separator, 2);
        return TryParse(parts[0]) is { } lane
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && epoch is > FirstEpoch and <= EnvelopeLimits.Epoch
            && lane.In(epoch) is var producer
            && producer.Key == key
                ? producer
                : null;
    }

    /// <summary>The lane's id in a <see cref="Key"/>.</summary>
    public static string LaneOf(string key) => key.Split(Separator, 2)[0];

    /// <summary>The same lane in another epoch.</summary>
    public Producer In(int epoch) => epoch == Epoch ? this : new Producer(LaneId, epoch);

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
