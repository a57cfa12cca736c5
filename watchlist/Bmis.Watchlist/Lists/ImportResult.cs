using System.Diagnostics.CodeAnalysis;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// The outcome of reading a source: all entries, or the problems for which the source is refused whole. Warnings do
/// not refuse; a data manager sees them before approving.
/// </summary>
public sealed class ImportResult
{
    private ImportResult(
        IReadOnlyList<AlertEntry>? entries,
        IReadOnlyList<ImportProblem> problems,
        IReadOnlyList<ImportProblem> warnings) =>
        (Entries, Problems, Warnings) = (entries, problems, warnings);

    /// <summary>The entries, or null when the source was refused.</summary>
    public IReadOnlyList<AlertEntry>? Entries { get; }

    /// <summary>Why the source was refused; empty when it was not.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>What looked odd and was kept or left aside without losing an entry.</summary>
    public IReadOnlyList<ImportProblem> Warnings { get; }

    /// <summary>True when the source was read.</summary>
    [MemberNotNullWhen(true, nameof(Entries))]
    public bool Succeeded => Entries is not null;

    /// <summary>A source that was read.</summary>
    public static ImportResult Of(IReadOnlyList<AlertEntry> entries, IReadOnlyList<ImportProblem> warnings) =>
        new(entries, [], warnings);

    /// <summary>A source that was refused.</summary>
    public static ImportResult Refused(params IReadOnlyList<ImportProblem> problems) => new(null, problems, []);
}
