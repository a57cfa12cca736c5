namespace Bmis.BorderPost.Screens;

/// <summary>A hit with its explanation. It prints as <c>[hit]</c>.</summary>
/// <param name="Entry">The listed name.</param>
/// <param name="Id">Source and id of the entry.</param>
/// <param name="Score">Its score in per cent; empty when it is not known any more.</param>
/// <param name="OnDocument">True when the document matched.</param>
/// <param name="Explanation">Why it matched, and what would disprove it.</param>
public sealed record HitView(string Entry, string Id, string Score, bool OnDocument, IReadOnlyList<string> Explanation)
{
    /// <summary>The entry's id alone.</summary>
    public string EntryId { get; init; } = "";

    /// <summary>What a true match asks for, in words.</summary>
    public string Action { get; init; } = "";

    /// <summary>True for a person to protect.</summary>
    public bool IsProtective { get; init; }

    /// <summary>True for an invented person of headquarters.</summary>
    public bool IsDrill { get; init; }

    /// <summary>True when the action asks to note what is seen and said.</summary>
    public bool AsksToCollect { get; init; }

    /// <summary>What to know before going near.</summary>
    public IReadOnlyList<SignView> Warnings { get; init; } = [];

    /// <summary>What may not be asked or told; empty without a protection mark.</summary>
    public string Mark { get; init; } = "";

    /// <summary>By whose order, on which ground, how it is handled and whom to call.</summary>
    public IReadOnlyList<FactView> Terms { get; init; } = [];

    /// <summary>Until when the traveller counts as cleared of it; empty when it counts.</summary>
    public string Cleared { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => "[hit]";
}
