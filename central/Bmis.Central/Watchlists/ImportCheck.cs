namespace Bmis.Central.Watchlists;

/// <summary>An upload that waits to be checked, is being checked, or was.</summary>
/// <param name="Id">Its address.</param>
/// <param name="ListName">The list.</param>
/// <param name="Source">The form of the source.</param>
/// <param name="Files">The names of the files.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="By">Who sent them.</param>
/// <param name="StartedAt">When they had arrived.</param>
/// <param name="Work">Ends when they are checked; null where we could not.</param>
internal sealed record ImportCheck(
    Guid Id,
    string ListName,
    string Source,
    IReadOnlyList<string> Files,
    long Bytes,
    string By,
    DateTimeOffset StartedAt,
    Task<ImportOutcome?> Work)
{
    public bool IsDone => Work.IsCompleted;

    /// <summary>What came of it; null while it is checked and where we could not.</summary>
    public ImportOutcome? Outcome => Work.IsCompletedSuccessfully ? Work.Result : null;

    public override string ToString() => Id.ToString();
}
