using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// <c>bmis-central list import SOURCE PATH…</c> stores a version and proposes it. With
/// <c>--out FILE</c> it writes the list file and needs no warehouse.
/// </summary>
internal static class ListVerbs
{
    public const string ImportUsage = "SOURCE PATH… [--list NAME] [--by PERSON] [--out FILE]";

    private const int Shown = 50;

    // Addresses of pages beside those of lists, and the name of all lists together.
    private static readonly string[] Reserved =
    [
        "alert", "approve", "bulk", "create", "entries", "import", "imports", "photographs", "prints", "proposals",
        "propose", "search",
    ];

    public static async Task<int> ImportAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (list, by, file) = (arguments.Option("--list"), arguments.Option("--by"), arguments.Option("--out"));
        var source = arguments.Word("SOURCE");
        var importer = ListImporters.Find(source)
            ?? throw new StopException($"The source '{source}' is not one of {Sources()}.");
        var files = SourcePaths.Read(arguments.Words());
        if (file is not null) return await WriteFileAsync(context, importer.Import(files), file);
        var name = list ?? UsualName(source);
        if (!IsName(name)) throw new StopException("A list's name has 1 to 40 small letters, digits and hyphens.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("list import", name, context.Cancellation);
        var outcome = await rooms.GetRequiredService<ListDesk>()
            .ImportAsync(name, importer, files, by ?? ListDesk.CommandLine, context.Cancellation);
        return Report(context, outcome);
    }

    /// <summary>The name of a source's list where nobody gives another.</summary>
    public static string UsualName(string source) => source switch
    {
        "bmis-csv" => "national",
        _ when source.StartsWith("us-", StringComparison.Ordinal) => source,
        _ => source.Split('-')[0],
    };

    private static string Sources() => string.Join(", ", ListImporters.All.Select(one => one.Source));

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 40 && name[0] != '-' && !Reserved.Contains(name)
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static async Task<int> WriteFileAsync(VerbContext context, ImportResult result, string file)
    {
        if (!result.Succeeded) return Refuse(context, result.Problems);
        Warn(context, result.Warnings);
        var bytes = AlertListFile.Write(result.Entries);
        await File.WriteAllBytesAsync(file, bytes, context.Cancellation);
        context.Write(new { file, entries = result.Entries.Count, bytes = bytes.Length });
        return VerbContext.Done;
    }

    private static int Report(VerbContext context, ImportOutcome outcome)
    {
        if (outcome.Version is not { } version) return Refuse(context, outcome.Problems);
        Warn(context, outcome.Warnings);
        context.Write(new
        {
            list = version.ListName,
            version = version.Version,
            isNew = outcome.IsNew,
            proposal = outcome.ProposalId,
            entries = version.Entries,
            added = outcome.Difference.Added.Count,
            removed = outcome.Difference.Removed.Count,
            changed = outcome.Difference.Changed.Count,
            addedIds = outcome.Difference.Added.Take(Shown),
            removedIds = outcome.Difference.Removed.Take(Shown),
            changedIds = outcome.Difference.Changed.Take(Shown),
            warnings = outcome.Warnings.Count,
        });
        return VerbContext.Done;
    }

    private static int Refuse(VerbContext context, IReadOnlyList<ImportProblem> problems)
    {
        foreach (var problem in problems) context.Error.WriteLine(problem);
        context.Error.WriteLine("The source was refused; the version before stays.");
        return VerbContext.Failed;
    }

    private static void Warn(VerbContext context, IReadOnlyList<ImportProblem> warnings)
    {
        foreach (var warning in warnings) context.Error.WriteLine($"warning: {warning}");
    }
}
