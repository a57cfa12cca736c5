namespace Bmis.Crossings.Records;

/// <summary>An entry of an alert list that possibly means this traveller.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="EntryId">Id of the entry, such as <c>ofac:1234</c>.</param>
/// <param name="Score">Rank from 0 to 1; not a probability.</param>
/// <param name="OnDocument">True when the document's number matched, false when the name did.</param>
public sealed record AlertHit(string List, string EntryId, double Score, bool OnDocument)
{
    /// <summary>Longest name of an action.</summary>
    public const int LongestAction = 32;

    /// <summary>What the entry said when it matched: 32 small hex digits; empty in records from before.</summary>
    public string EntryDigest { get; init; } = "";

    /// <summary>What it asked for in this direction, such as <c>refuseEntry</c>; empty in older records.</summary>
    public string Action { get; init; } = "";

    /// <summary>True for what first line did not see.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>True when this traveller had been cleared of this content of the entry, so that it raised nothing.
    /// </summary>
    public bool IsCleared { get; init; }

    /// <summary>True for an invented person of headquarters' own; never part of statistics.</summary>
    public bool IsDrill { get; init; }

    /// <summary>What a list of lost documents says of the document; null for an entry of an alert list.</summary>
    public LostListing? Lost { get; init; }

    /// <summary>True for what first line saw and the traveller was to be referred for.</summary>
    public bool IsOpen => !IsDiscreet && !IsCleared;
}
