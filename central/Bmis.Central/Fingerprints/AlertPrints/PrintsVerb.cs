using Bmis.Biometrics.Identification;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// <c>bmis-central list prints NAME PATH…</c> proposes prints for the entries of a list, imported ones too. A file that
/// cannot be taken is told and leaves the others alone.
/// </summary>
internal static class PrintsVerb
{
    public const string Usage = "NAME PATH… --by PERSON --reason TEXT (files are named ENTRY_FINGER, as un:QDi.1_2.wsq)";

    private static readonly Dictionary<string, string> Problems = new(StringComparer.Ordinal)
    {
        [PrintProblem.Format] = "it is no file that can be read here",
        [PrintProblem.Size] = "it is empty or too large",
        [PrintProblem.Finger] = "it is of another finger",
        [PrintProblem.Poor] = "there is too little in it to be compared",
    };

    public static async Task<int> RunAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (by, reason) = (arguments.Required("--by"), arguments.Required("--reason"));
        var name = arguments.Word("NAME");
        var paths = arguments.Words();
        if (paths.Count == 0) throw new StopException("PATH is missing.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("list prints", name, context.Cancellation);
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        if (approved.List(name) is null) throw new StopException($"There is no list '{name}'.");
        var store = rooms.GetRequiredService<EntryPrintStore>();
        var samples = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var (taken, refused) = (0, 0);
        foreach (var (path, print) in PrintPath.Expand(paths))
        {
            var problem = await TakeAsync(store, approved, (name, print), samples, context.Cancellation);
            if (problem.Length == 0)
                taken++;
            else
            {
                refused++;
                context.Error.WriteLine($"{path}: {problem}.");
            }
        }

        var drafts = Drafts(approved, samples);
        foreach (var some in drafts.Chunk(ProposalDesk.MostEntries))
            await ProposeAsync(context, rooms, some, (reason, by));
        context.Write(new { list = name, prints = taken, entries = drafts.Count, refused });
        return refused == 0 ? VerbContext.Done : VerbContext.Failed;
    }

    private static async Task<string> TakeAsync(
        EntryPrintStore store,
        ApprovedLists approved,
        (string List, PrintPath? Print) wanted,
        Dictionary<string, List<string>> samples,
        CancellationToken cancellation)
    {
        if (wanted.Print is not { } print)
            return "its name is not ENTRY_FINGER with a finger from 1 to 10";
        if (approved.Find(print.EntryId) is not { } listed || listed.List.Name != wanted.List)
            return $"the list {wanted.List} has no such entry";
        var known = samples.GetValueOrDefault(print.EntryId) ?? [.. listed.Desk?.Samples ?? []];
        if (PrintReference.Of(known).Count() >= LabelledTemplate.Most)
            return "the entry has as many prints as it may have";
        var (bytes, unread) = await ReadAsync(print.Path, cancellation);
        if (bytes is null)
            return unread;
        var (reference, problem) = await store.KeepAsync(bytes, print.Finger, cancellation);
        if (reference is null)
            return Problems[problem];
        if (!known.Contains(reference.ToString()))
            known.Add(reference.ToString());
        samples[print.EntryId] = known;
        return "";
    }

    private static async Task<(byte[]? Bytes, string Problem)> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return new FileInfo(path) is { Length: 0 or > PrintFile.MostBytes }
                ? (null, Problems[PrintProblem.Size])
                : (await File.ReadAllBytesAsync(path, cancellation), "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, "it cannot be read");
        }
    }

    private static List<DraftChange> Drafts(ApprovedLists approved, Dictionary<string, List<string>> samples) =>
    [
        .. samples.Select(one => (Listed: approved.Find(one.Key)!, Samples: one.Value))
            .Where(one => !(one.Listed.Desk?.Samples ?? []).SequenceEqual(one.Samples))
            .Select(one => new DraftChange(
                one.Listed.Id, (one.Listed.Desk ?? new()).WithSamples(one.Samples), null, one.Listed.DeskVersion)),
    ];

    private static async Task ProposeAsync(
        VerbContext context, VerbRooms rooms, DraftChange[] drafts, (string Reason, string By) word)
    {
        var outcome = await rooms.GetRequiredService<ProposalDesk>().ProposeAsync(
            ProposalKind.Bulk, drafts, word.Reason, word.By, false, context.Cancellation);
        if (outcome.Problem != ProposalProblem.None)
            throw new StopException($"The prints cannot be proposed: {JsonName.Of(outcome.Problem)}.");
        context.Write(new { proposal = outcome.ProposalId, entries = drafts.Length });
    }
}
