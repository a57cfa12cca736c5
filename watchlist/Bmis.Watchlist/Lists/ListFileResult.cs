using System.Diagnostics.CodeAnalysis;

namespace Bmis.Watchlist.Lists;

/// <summary>The entries of a list file, or the reason why it was refused.</summary>
public sealed class ListFileResult
{
    private ListFileResult(IReadOnlyList<AlertEntry>? entries, string? problem) =>
        (Entries, Problem) = (entries, problem);

    /// <summary>The entries, or null when the file was refused.</summary>
    public IReadOnlyList<AlertEntry>? Entries { get; }

    /// <summary>Why the file was refused, in one sentence without content of the file, or null.</summary>
    public string? Problem { get; }

    /// <summary>True when the file was read.</summary>
    [MemberNotNullWhen(true, nameof(Entries))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Entries is not null;

    internal static ListFileResult Of(IReadOnlyList<AlertEntry> entries) => new(entries, null);

    internal static ListFileResult Refused(string problem) => new(null, problem);
}
