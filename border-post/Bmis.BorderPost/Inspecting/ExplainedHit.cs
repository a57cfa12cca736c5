using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Inspecting;

/// <summary>A hit as the officer sees it.</summary>
/// <param name="Hit">What travels with the record.</param>
/// <param name="EntryName">The listed name that matched, or the entry's title when only a document did.</param>
/// <param name="Source">The list it comes from, in words for the officer.</param>
/// <param name="Action">What a true match asks for in the direction of the inspection.</param>
/// <param name="Pieces">Why it matched; the pieces' effects add up to the score.</param>
/// <param name="DisprovedBy">What would disprove it, the quickest to ask first.</param>
internal sealed record ExplainedHit(
    AlertHit Hit,
    string EntryName,
    string Source,
    AlertAction Action,
    IReadOnlyList<ScorePiece> Pieces,
    IReadOnlyList<Disproof> DisprovedBy)
{
    /// <summary>What an officer must know before going near.</summary>
    public IReadOnlyList<AlertWarning> Warnings { get; init; } = [];

    /// <summary>By whose order it stands there, and how a true match is handled.</summary>
    public AlertTerms Terms { get; init; } = AlertTerms.Silent;

    /// <summary>Distinguishing marks, as the list has them.</summary>
    public string Marks { get; init; } = "";

    /// <summary>The entries that belong to it and that every officer may know of.</summary>
    public IReadOnlyList<LinkedEntry> Links { get; init; } = [];

    /// <summary>Whether nothing may be asked or told that reveals the person to his or her own State.</summary>
    public bool HasProtectionMark { get; init; }

    /// <summary>The last day of the clearance that quiets it; null where none does.</summary>
    public DateOnly? ClearedUntil { get; init; }

    /// <summary>True for a person to protect.</summary>
    public bool IsProtective => AlertPrecedence.IsProtective(Action);

    public override string ToString() => $"[hit {Hit.EntryId}]";
}
