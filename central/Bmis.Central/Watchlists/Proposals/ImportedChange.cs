namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// An imported version that somebody wants to be in effect, and what it changes against the one in effect: with the
/// digests of both, the counts and the digest of the ids, whoever signs it signs every entry of it.
/// </summary>
/// <param name="ListName">The list.</param>
/// <param name="Source">The form of its source.</param>
/// <param name="Version">The version.</param>
/// <param name="Sha256">SHA-256 of the version's list file.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Removed">How many are gone.</param>
/// <param name="Changed">How many say something else.</param>
/// <param name="DifferenceSha256">SHA-256 over the ids of all of them.</param>
internal sealed record ImportedChange(
    string ListName,
    string Source,
    long Version,
    string Sha256,
    int Entries,
    int Added,
    int Removed,
    int Changed,
    string DifferenceSha256)
{
    /// <summary>The subject of the version's proposal.</summary>
    public string SubjectId => SubjectOf(ListName, Version);

    public static string SubjectOf(string listName, long version) =>
        FormattableString.Invariant($"version:{listName}/{version}");

    public override string ToString() => SubjectId;
}
