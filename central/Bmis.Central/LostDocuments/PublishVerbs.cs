using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists;

namespace Bmis.Central.LostDocuments;

/// <summary>
/// <c>bmis-central documents publish</c> proposes an index of lost documents and the overlays made for it;
/// <c>documents proposals</c> shows what was proposed and the digest that its approver signs; <c>documents approve</c>
/// and <c>documents reject</c> decide as another person. What is approved is signed and put where lanes that may hold
/// it fetch it: the index once, the supplement with the secret and all overlays each time, also when nothing changed,
/// because its age is how lanes tell that headquarters still knows. Nothing renews it by itself: a source that fell
/// silent must show.
/// </summary>
internal static class PublishVerbs
{
    public const string PublishUsage =
        "INDEX [OVERLAY…, the oldest first] [--by PERSON] [--trusted-feed NAME] [--key-file FILE (else INDEX.key)]";

    public const string ListUsage = "";
    public const string ApproveUsage = "DIGEST --by PERSON";
    public const string RejectUsage = "DIGEST --reason TEXT --by PERSON";

    private const int Shown = 20;
    private const int DigestLength = 64;

    public static async Task<int> PublishAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (keyFile, by) = (arguments.Option("--key-file"), arguments.Option("--by") ?? ListDesk.CommandLine);
        var feed = arguments.Option("--trusted-feed") ?? "";
        var file = arguments.Word("INDEX");
        var overlays = arguments.Words();
        LostDocumentDraft? draft = null;
        DocumentsVerbs.OnDisk(() =>
        {
            draft = LostDocumentDraft.Read(file, keyFile ?? file + ".key", overlays);
            return VerbContext.Done;
        });
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("documents publish", by, context.Cancellation);
        var desk = rooms.GetRequiredService<LostDocumentDesk>();
        return Report(context, await ProposeAsync(desk, draft!, feed, by, context.Cancellation));
    }

    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("documents proposals", "", context.Cancellation);
        foreach (var one in await rooms.GetRequiredService<LostDocumentProposals>()
            .NewestAsync(Shown, context.Cancellation))
            context.Write(Row(one, "done"));
        return VerbContext.Done;
    }

    public static async Task<int> ApproveAsync(VerbContext context)
    {
        var by = context.Arguments.Required("--by");
        var digest = Digest(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("documents approve", by, context.Cancellation);
        return Report(
            context,
            await rooms.GetRequiredService<LostDocumentDesk>().ApproveAsync(digest, by, context.Cancellation));
    }

    public static async Task<int> RejectAsync(VerbContext context)
    {
        var (by, reason) = (context.Arguments.Required("--by"), context.Arguments.Required("--reason"));
        var digest = Digest(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("documents reject", by, context.Cancellation);
        return Report(
            context,
            await rooms.GetRequiredService<LostDocumentDesk>().RejectAsync(digest, reason, by, context.Cancellation));
    }

    private static async Task<LostDocumentOutcome> ProposeAsync(
        LostDocumentDesk desk, LostDocumentDraft draft, string feed, string by, CancellationToken cancellation)
    {
        try
        {
            return await desk.ProposeAsync(draft, feed, by, cancellation);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new StopException($"{draft.IndexFile} was not proposed. {fault.Message}");
        }
    }

    private static byte[] Digest(VerbContext context)
    {
        var text = context.Arguments.Word("DIGEST");
        context.Arguments.RequireNothingElse();
        return text.Length == DigestLength && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new StopException($"A digest has {DigestLength} hexadecimal digits.");
    }

    private static int Report(VerbContext context, LostDocumentOutcome outcome)
    {
        var result = outcome.IsDone ? "done" : JsonName.Of(outcome.Problem);
        context.Write(outcome.Proposal is { } proposal ? Row(proposal, result) : new { result });
        return outcome.IsDone ? VerbContext.Done : VerbContext.Failed;
    }

    private static object Row(LostDocumentProposal one, string result) => new
    {
        sha256 = one.Sha256,
        index = Convert.ToHexStringLower(one.IndexSha256),
        documents = one.Documents,
        overlays = one.Overlays,
        added = one.Added,
        removed = one.Removed,
        against = one.BaseVersion,
        feed = one.Feed,
        proposedAt = one.ProposedAt,
        proposedBy = one.ProposedBy,
        decision = one.Decision ?? "",
        decidedBy = one.DecidedBy ?? "",
        indexVersion = one.IndexVersion,
        supplementVersion = one.SupplementVersion,
        result,
    };
}
