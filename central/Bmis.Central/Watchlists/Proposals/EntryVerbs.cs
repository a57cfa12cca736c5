using System.Text.Json;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// The desk at the command line, with the same two persons: <c>entry propose</c>, <c>list</c>, <c>show</c>,
/// <c>approve</c>, <c>reject</c>. Both are accounts that own the alert lists.
/// </summary>
internal static class EntryVerbs
{
    public const string ProposeUsage = "FILE|- --by PERSON [--urgent] [--amend ENTRY]";
    public const string ListUsage = "";
    public const string ShowUsage = "PROPOSAL";
    public const string ApproveUsage = "PROPOSAL --sha256 HASH --by PERSON";
    public const string RejectUsage = "PROPOSAL --reason TEXT --by PERSON";

    private const int LongestFile = 1024 * 1024;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    public static async Task<int> ProposeAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (by, amended, isUrgent) = (
            arguments.Required("--by"), arguments.Option("--amend"), arguments.Flag("--urgent"));
        if (isUrgent && amended is not null) throw new StopException("Only a new entry can be urgent.");
        var form = await ReadAsync<EntryForm>(context, arguments.Word("FILE"), "an entry");
        arguments.RequireNothingElse();
        if (isUrgent && form.NoBoarding) throw new StopException("An order to carriers takes two persons.");
        await using var rooms = context.OpenRooms();
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        var before = amended is null ? null : Own(approved, amended);
        var id = amended ?? EntryFormReader.NewId(rooms.GetRequiredService<TimeProvider>());
        var list = approved.OwnList(form.List, before)
            ?? throw new StopException($"There is no list '{form.List}' of headquarters' own.");
        var (entry, wrong) = EntryFormReader.Read(id, form, before?.Said, list.Terms);
        if (entry is null) throw new StopException($"These fields are missing or wrong: {string.Join(", ", wrong)}.");
        await rooms.NoteAsync("entry propose", id, context.Cancellation);
        var outcome = await rooms.GetRequiredService<ProposalDesk>().ProposeAsync(
            before is null ? ProposalKind.Add : ProposalKind.Amend,
            [
                new(id, DeskEntry.Of(entry, list.Name) with { OrdersNoBoarding = form.NoBoarding }, null,
                    before?.DeskVersion ?? 0),
            ],
            form.Reason ?? "", by, isUrgent, context.Cancellation);
        return Report(context, outcome, id);
    }

    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("entry list", "", context.Cancellation);
        var now = rooms.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var one in await rooms.GetRequiredService<ProposalStore>().OpenOnesAsync(context.Cancellation))
            context.Write(new
            {
                proposal = one.ProposalId,
                kind = one.Kind,
                list = one.ListName,
                subjects = one.Subjects,
                proposedAt = one.ProposedAt,
                proposedBy = one.ProposedBy,
                urgent = JsonName.Of(one.UrgentAt(now)),
            });
        return VerbContext.Done;
    }

    /// <summary>Shows what a proposal says, and the digest that its approver signs.</summary>
    public static async Task<int> ShowAsync(VerbContext context)
    {
        var id = Id(context.Arguments.Word("PROPOSAL"));
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("entry show", id.ToString(), context.Cancellation);
        var store = rooms.GetRequiredService<ProposalStore>();
        if (await store.FindAsync(id, context.Cancellation) is null)
            throw new StopException("There is no such proposal.");
        var (content, sha256) = await store.ContentAsync(id, context.Cancellation);
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        context.Write(new
        {
            proposal = id,
            sha256,
            kind = JsonName.Of(content.Kind),
            reason = content.Reason,
            changes = content.Changes.Select(change => Change(change, approved)),
        });
        return VerbContext.Done;
    }

    public static async Task<int> ApproveAsync(VerbContext context)
    {
        var (sha256, by) = (context.Arguments.Required("--sha256"), context.Arguments.Required("--by"));
        var id = Id(context.Arguments.Word("PROPOSAL"));
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("entry approve", id.ToString(), context.Cancellation);
        return Report(
            context,
            await rooms.GetRequiredService<ProposalDesk>().ApproveAsync(id, sha256, by, context.Cancellation));
    }

    public static async Task<int> RejectAsync(VerbContext context)
    {
        var (reason, by) = (context.Arguments.Required("--reason"), context.Arguments.Required("--by"));
        var id = Id(context.Arguments.Word("PROPOSAL"));
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("entry reject", id.ToString(), context.Cancellation);
        return Report(
            context,
            await rooms.GetRequiredService<ProposalDesk>().RejectAsync(id, reason, by, context.Cancellation));
    }

    /// <summary>Writes what came of an act; its digest is shown by <c>entry show</c> alone.</summary>
    public static int Report(VerbContext context, ProposalOutcome outcome, string? entry = null)
    {
        context.Write(new
        {
            proposal = outcome.IsDone ? outcome.ProposalId : (Guid?)null,
            entry = outcome.IsDone ? entry : null,
            result = outcome.IsDone ? "done" : JsonName.Of(outcome.Problem),
        });
        return outcome.IsDone ? VerbContext.Done : VerbContext.Failed;
    }

    private static object Change(ProposedChange change, ApprovedLists approved) => new
    {
        subject = change.SubjectId,
        withdrawn = change.Entry?.IsWithdrawn,
        before = approved.Find(change.SubjectId) is { } listed ? EntryFormReader.Of(listed.Said) : null,
        after = change.Entry?.Over(approved.Find(change.SubjectId)?.Imported) is { } entry
            ? EntryFormReader.Of(entry)
            : null,
        version = change.Imported,
        drill = change.Drill is { } drill ? DrillFormReader.Of(drill) : null,
        terms = change.List is { } terms ? TermsForm.Of(terms) : null,
    };

    private static ListedEntry Own(ApprovedLists approved, string id) =>
        approved.Find(id) is { Desk.Own: not null } listed
            ? listed
            : throw new StopException("There is no such entry of headquarters' own.");

    /// <summary>What stands in a file of JSON, or on standard input for a hyphen.</summary>
    public static async Task<T> ReadAsync<T>(VerbContext context, string path, string what)
        where T : class
    {
        if (path != "-" && !File.Exists(path)) throw new StopException($"There is no file {path}.");
        if (path != "-" && new FileInfo(path).Length > LongestFile) throw new StopException("The file is too long.");
        var text = path == "-"
            ? await context.Input.ReadToEndAsync(context.Cancellation)
            : await File.ReadAllTextAsync(path, context.Cancellation);
        try
        {
            return JsonSerializer.Deserialize<T>(text, Web) ?? throw new StopException("It is no object.");
        }
        catch (JsonException fault)
        {
            throw new StopException(
                $"It is not {what} as JSON (line {fault.LineNumber + 1}, position {fault.BytePositionInLine}).");
        }
    }

    private static Guid Id(string text) =>
        Guid.TryParse(text, out var id) ? id : throw new StopException("PROPOSAL is the id of a proposal.");
}
