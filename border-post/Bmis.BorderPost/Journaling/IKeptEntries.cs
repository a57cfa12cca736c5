namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Entries that are not erased whatever their age, because somebody still has to act on them. A room that has such
/// entries brings one of these.
/// </summary>
internal interface IKeptEntries
{
    /// <summary>Their numbers.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    IReadOnlyCollection<long> Numbers();
}
