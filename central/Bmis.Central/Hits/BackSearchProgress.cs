namespace Bmis.Central.Hits;

/// <summary>What the last search over past crossings did.</summary>
internal sealed record BackSearchProgress
{
    /// <summary>The published version up to which crossings were searched; 0 for none.</summary>
    public long Version { get; init; }

    public DateTime SearchedAt { get; init; }

    public int Entries { get; init; }

    public long Crossings { get; init; }

    public int Hits { get; init; }

    public TimeSpan Took { get; init; }
}
