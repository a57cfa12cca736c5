using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>What became of one hit after the decision, as a fold over its events. Immutable.</summary>
/// <param name="CrossingId">The inspection.</param>
/// <param name="EntryId">The entry.</param>
public sealed record HitStory(Guid CrossingId, string EntryId)
{
    /// <summary>The newest list that has the traveller, which came after the decision; null for none.</summary>
    public HitLate? Late { get; private init; }

    /// <summary>Who has taken notice of that; null while nobody has.</summary>
    public HitAnswered? Answered { get; private init; }

    /// <summary>What was said about whether the entry means the traveller, oldest first.</summary>
    public IReadOnlyList<HitAdjudicated> Adjudications { get; private init; } = [];

    /// <summary>What was noted, oldest first.</summary>
    public IReadOnlyList<HitCollected> Collected { get; private init; } = [];

    /// <summary>True while somebody must be gone after and nobody has answered.</summary>
    public bool IsOpenChase => Late is not null && Answered is null;

    /// <summary>True for an invented person of headquarters.</summary>
    public bool IsDrill => Late is { Hit.IsDrill: true };

    /// <summary>True once somebody has said what the hit of the newest list is.</summary>
    public bool IsSettled => Late is { } late && Adjudications.Any(said => said.At >= late.At);

    internal HitStory With(HitEvent happened) => happened switch
    {
        HitLate late => this with { Late = late, Answered = null },
        HitAnswered answered => this with { Answered = answered },
        HitAdjudicated said => this with { Adjudications = [.. Adjudications, said] },
        HitCollected noted => this with { Collected = [.. Collected, noted] },
        _ => this,
    };

    /// <inheritdoc/>
    public override string ToString() => $"[hit {EntryId} of {CrossingId}]";
}
