using System.Globalization;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists;

/// <summary>
/// <c>bmis-central list show NAME</c> shows what an imported version changes and the digest that its approver signs;
/// <c>list approve NAME</c> signs it, as another person than the importer.
/// </summary>
internal static class ApproveVerbs
{
    public const string ShowUsage = "NAME [--version N]";
    public const string ApproveUsage = "NAME --sha256 HASH --by PERSON [--version N]";

    private const int Shown = 50;

    public static async Task<int> ShowAsync(VerbContext context)
    {
        await using var rooms = context.OpenRooms();
        var (name, version) = await VersionAsync(context, rooms);
        context.Arguments.RequireNothingElse();
        await rooms.NoteAsync("list show", Subject(version), context.Cancellation);
        if (await ProposalAsync(rooms, version, context.Cancellation) is not { } proposal)
        {
            context.Write(new { list = name, version = version.Version, sha256 = "", state = "approved" });
            return VerbContext.Done;
        }

        var (content, sha256) = await rooms.GetRequiredService<ProposalStore>()
            .ContentAsync(proposal.ProposalId, context.Cancellation);
        var change = content.Changes[0];
        var review = await rooms.GetRequiredService<ImportedVersions>().ReviewAsync(change, context.Cancellation)
            ?? throw new StopException("What is stored is not what was proposed.");
        context.Write(new
        {
            list = name,
            version = version.Version,
            proposal = proposal.ProposalId,
            sha256,
            against = change.Base,
            file = version.Sha256,
            entries = version.Entries,
            added = review.Difference.Added.Count,
            removed = review.Difference.Removed.Count,
            changed = review.Difference.Changed.Count,
            addedIds = review.Difference.Added.Take(Shown),
            removedIds = review.Difference.Removed.Take(Shown),
            changedIds = review.Difference.Changed.Take(Shown),
            state = proposal.Decision ?? "open",
        });
        return VerbContext.Done;
    }

    public static async Task<int> ApproveAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (by, sha256) = (arguments.Required("--by"), arguments.Required("--sha256"));
        await using var rooms = context.OpenRooms();
        var (name, version) = await VersionAsync(context, rooms);
        arguments.RequireNothingElse();
        await rooms.NoteAsync("list approve", Subject(version), context.Cancellation);
        if (version.IsApproved) return Report(context, name, version, "alreadyApproved", true);
        var proposal = await ProposalAsync(rooms, version, context.Cancellation);
        var outcome = await rooms.GetRequiredService<ProposalDesk>()
            .ApproveAsync(proposal!.ProposalId, sha256, by, context.Cancellation);
        return Report(
            context, name, version, outcome.IsDone ? "published" : JsonName.Of(outcome.Problem), outcome.IsDone);
    }

    private static int Report(VerbContext context, string list, StoredVersion version, string result, bool isDone)
    {
        context.Write(new { list, version = version.Version, result });
        return isDone ? VerbContext.Done : VerbContext.Failed;
    }

    private static string Subject(StoredVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.ListName}/{version.Version}");

    private static async Task<(string Name, StoredVersion Version)> VersionAsync(VerbContext context, VerbRooms rooms)
    {
        var stated = context.Arguments.Option("--version");
        var name = context.Arguments.Word("NAME");
        var versions = (await rooms.GetRequiredService<AlertListStore>().VersionsAsync(context.Cancellation))
            .Where(version => version.ListName == name)
            .ToList();
        if (versions.Count == 0) throw new StopException($"There is no imported alert list '{name}'.");
        if (stated is null) return (name, versions[0]);
        if (!long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new StopException("The option --version wants a whole number.");
        return (name, versions.FirstOrDefault(version => version.Version == number)
            ?? throw new StopException($"The list '{name}' has no version {number}."));
    }

    // Null for a version that was approved before approvals were proposals.
    private static async Task<Proposal?> ProposalAsync(
        VerbRooms rooms, StoredVersion version, CancellationToken cancellation)
    {
        var about = await rooms.GetRequiredService<ProposalStore>().AboutAsync(
            ImportedChange.SubjectOf(version.ListName, version.Version), cancellation);
        if (about.Count == 0 && !version.IsApproved)
            throw new StopException("The version was never proposed: import it again.");
        return about.FirstOrDefault(proposal => proposal.IsOpen) ?? (about.Count > 0 ? about[0] : null);
    }
}
