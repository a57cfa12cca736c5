namespace Bmis.BorderPost.Screens;

/// <summary>A hit with its explanation. It prints as <c>[hit]</c>.</summary>
/// <param name="Entry">The listed name.</param>
/// <param name="Id">Id of the entry.</param>
/// <param name="Score">Its score in per cent.</param>
/// <param name="OnDocument">True when the document matched.</param>
/// <param name="Explanation">Why it matched.</param>
public sealed record HitView(string Entry, string Id, string Score, bool OnDocument, IReadOnlyList<string> Explanation)
{
    /// <inheritdoc/>
    public override string ToString() => "[hit]";
}
