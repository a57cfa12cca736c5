using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// <c>bmis-central list terms NAME</c> proposes other terms of a list; what is not named stays. <c>entry approve</c>
/// is the second person's.
/// </summary>
internal static class TermsVerb
{
    public const string Usage =
        "NAME --by PERSON --reason TEXT [--owner TEXT] [--legal-ground TEXT] [--national-ground TEXT]"
        + " [--handling TEXT] [--contact TEXT] [--review DAY] [--expires DAY] [--on-entry ACTION] [--on-exit ACTION]";

    private static readonly string[] Names =
    [
        "--owner", "--legal-ground", "--national-ground", "--handling", "--contact", "--review", "--expires",
        "--on-entry", "--on-exit",
    ];

    public static async Task<int> ProposeAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (by, reason) = (arguments.Required("--by"), arguments.Required("--reason"));
        var options = Names.ToDictionary(name => name, arguments.Option);
        var name = arguments.Word("NAME");
        arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        var list = approved.List(name) ?? throw new StopException($"There is no alert list '{name}'.");
        var (terms, wrong) = Over(TermsForm.Of(list.Terms), options).Read();
        if (terms is null) throw new StopException($"These fields are wrong: {string.Join(", ", wrong)}.");
        await rooms.NoteAsync("list terms", name, context.Cancellation);
        var outcome = await rooms.GetRequiredService<ProposalDesk>().ProposeAsync(
            ProposalKind.Terms, [new(ApprovedList.SubjectOf(name), null, terms, list.TermsVersion)], reason, by, false,
            context.Cancellation);
        return EntryVerbs.Report(context, outcome);
    }

    private static TermsForm Over(TermsForm form, Dictionary<string, string?> options) => form with
    {
        Owner = options["--owner"] ?? form.Owner,
        LegalGround = options["--legal-ground"] ?? form.LegalGround,
        NationalGround = options["--national-ground"] ?? form.NationalGround,
        Handling = options["--handling"] ?? form.Handling,
        Contact = options["--contact"] ?? form.Contact,
        ReviewOn = options["--review"] ?? form.ReviewOn,
        ExpiresOn = options["--expires"] ?? form.ExpiresOn,
        OnEntry = options["--on-entry"] ?? form.OnEntry,
        OnExit = options["--on-exit"] ?? form.OnExit,
    };
}
