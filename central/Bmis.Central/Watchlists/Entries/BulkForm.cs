namespace Bmis.Central.Watchlists.Entries;

/// <summary>One change to many entries as it is typed; an empty field leaves what is there.</summary>
internal sealed record BulkForm : DeskForm
{
    /// <summary>The entries, each id once.</summary>
    public IReadOnlyList<string> EntryIds { get; init; } = [];

    public bool Withdraw { get; init; }

    /// <summary>What the desk will say of each entry, or the fields that are wrong.</summary>
    public (IReadOnlyList<(string Id, DeskEntry Entry)>? Changes, IReadOnlyList<string> Wrong) Over(
        ApprovedLists approved)
    {
        var fields = new FormFields();
        var terms = Terms(fields);
        var changes = new List<(string, DeskEntry)>();
        foreach (var id in EntryIds.Distinct())
        {
            if (approved.Find(id) is not { } listed)
            {
                fields.Mark("entries");
                continue;
            }

            var actions = Actions(fields, listed.Said.Actions);
            var before = listed.Desk ?? new DeskEntry();
            var after = Withdraw ? before with { IsWithdrawn = true } : before.With(actions, terms);
            if (!DeskWord.Write(before).AsSpan().SequenceEqual(DeskWord.Write(after))) changes.Add((id, after));
        }

        if (changes.Count == 0) fields.Mark("entries");
        return fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (changes, []);
    }

    public override string ToString() => "[bulk]";
}
