namespace Bmis.Sync.Envelopes;

/// <summary>Who writes a journal: a lane, by the id that its certificate carries. One producer has one chain.</summary>
public sealed record Producer
{
    /// <summary>Names a lane.</summary>
    /// <exception cref="ArgumentException">
    /// The id is empty, longer than <see cref="EnvelopeLimits.LaneIdCharacters"/> or has other characters than ASCII
    /// letters, digits, dot, hyphen and underscore. Use <see cref="TryParse"/> for text from outside.
    /// </exception>
    public Producer(string laneId)
    {
        if (!EnvelopeLimits.IsCode(laneId, EnvelopeLimits.LaneIdCharacters))
            throw new ArgumentException("A lane id has 1 to 64 letters, digits, '.', '-' or '_'.", nameof(laneId));
        LaneId = laneId;
    }

    /// <summary>The lane's id.</summary>
    public string LaneId { get; }

    /// <summary>Reads a lane id from outside; null when it is not one.</summary>
    public static Producer? TryParse(string? laneId) =>
        laneId is not null && EnvelopeLimits.IsCode(laneId, EnvelopeLimits.LaneIdCharacters)
            ? new Producer(laneId)
            : null;

    /// <summary>The lane's id.</summary>
    public override string ToString() => LaneId;
}
