using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// <c>bmis-central list create</c>, <c>terms</c>, <c>retire</c>, <c>reopen</c> and <c>form</c> propose what shall count
/// for a list as a whole; what is not named stays. <c>entry approve</c> is the second person's.
/// </summary>
internal static class TermsVerb
{
    public const string Usage =
        "NAME --by PERSON --reason TEXT [--owner TEXT] [--legal-ground TEXT] [--national-ground TEXT]"
        + " [--handling TEXT] [--contact TEXT] [--review DAY] [--expires DAY] [--on-entry ACTION] [--on-exit ACTION]";

    public const string EndUsage = "NAME --by PERSON --reason TEXT";

    public const string FormUsage = "NAME SOURCE --by PERSON --reason TEXT";

    private static readonly string[] Names =
    [
        "--owner", "--legal-ground", "--national-ground", "--handling", "--contact", "--review", "--expires",
        "--on-entry", "--on-exit",
    ];

    /// <summary>Proposes a list of headquarters' own.</summary>
    public static Task<int> CreateAsync(VerbContext context)
    {
        var options = Names.ToDictionary(name => name, context.Arguments.Option);
        return ProposeAsync(
            context,
            "list create",
            ProposalKind.NewList,
            list => list is null
                ? Read(new(), options, new() { Source = ApprovedList.Desk })
                : throw new StopException($"There is an alert list '{list.Name}' already."));
    }

    /// <summary>Proposes other terms.</summary>
    public static Task<int> ProposeAsync(VerbContext context)
    {
        var options = Names.ToDictionary(name => name, context.Arguments.Option);
        return ProposeAsync(
            context,
            "list terms",
            ProposalKind.Terms,
            list => Read(TermsForm.Of(Known(list).Terms), options, Known(list).Terms));
    }

    /// <summary>Proposes that a list counts no more.</summary>
    public static Task<int> RetireAsync(VerbContext context) => ProposeAsync(
        context, "list retire", ProposalKind.Retire, list => Known(list).Terms with { IsRetired = true });

    /// <summary>Proposes that a retired list counts again.</summary>
    public static Task<int> ReopenAsync(VerbContext context) => ProposeAsync(
        context, "list reopen", ProposalKind.Reopen, list => Known(list).Terms with { IsRetired = false });

    /// <summary>Proposes to read a list from another form of its source.</summary>
    public static Task<int> FormAsync(VerbContext context) => ProposeAsync(
        context,
        "list form",
        ProposalKind.Source,
        list => Known(list).Terms with { Source = context.Arguments.Word("SOURCE") });

    private static async Task<int> ProposeAsync(
        VerbContext context, string verb, ProposalKind kind, Func<ApprovedList?, ListTerms> terms)
    {
        var arguments = context.Arguments;
        var (by, reason) = (arguments.Required("--by"), arguments.Required("--reason"));
        var name = arguments.Word("NAME");
        if (!ListVerbs.IsName(name))
            throw new StopException("A list's name has 1 to 40 small letters, digits and hyphens.");
        await using var rooms = context.OpenRooms();
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        var list = approved.List(name);
        var draft = new DraftChange(ApprovedList.SubjectOf(name), null, terms(list), list?.TermsVersion ?? 0);
        arguments.RequireNothingElse();
        await rooms.NoteAsync(verb, name, context.Cancellation);
        var outcome = await rooms.GetRequiredService<ProposalDesk>().ProposeAsync(
            kind, [draft], reason, by, false, context.Cancellation);
        return EntryVerbs.Report(context, outcome);
    }

    private static ApprovedList Known(ApprovedList? list) =>
        list ?? throw new StopException("There is no alert list of that name.");

    private static ListTerms Read(TermsForm form, Dictionary<string, string?> options, ListTerms before)
    {
        var (terms, wrong) = Over(form, options).Read(before);
        return terms ?? throw new StopException($"These fields are wrong: {string.Join(", ", wrong)}.");
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
