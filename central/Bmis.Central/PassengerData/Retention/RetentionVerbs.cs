using System.Globalization;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// <c>bmis-central passenger retention show|set|run</c>: for how long carriers' data is kept, what is due, and the
/// proof of what was erased.
/// </summary>
internal static class RetentionVerbs
{
    public const string SetUsage = "api|pnr [--mask DAYS|never] [--keep DAYS] [--case DAYS] [--law TEXT]";

    public const string RunUsage = "[--dry-run]";

    private const string Never = "never";
    private const int LongestLaw = 200;
    private const int MostRuns = 20;

    /// <summary>The policies with what is due by each, then the newest runs that found something.</summary>
    public static async Task<int> ShowAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var policies = rooms.GetRequiredService<RetentionStore>();
        var keeper = rooms.GetRequiredService<PassengerKeeper>();
        foreach (var (policy, due) in await keeper.RunAsync("", isDry: true, context.Cancellation))
            context.Write(Row(policy, due));
        foreach (var run in await policies.RunsAsync(MostRuns, context.Cancellation))
            context.Write(run);
        return VerbContext.Done;
    }

    /// <summary>Sets a policy; what is not named stays. What it makes due is said; the next run does it.</summary>
    public static async Task<int> SetAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (keep, cases) = (Days(arguments, "--keep"), Days(arguments, "--case"));
        var mask = arguments.Option("--mask");
        var maskDays = mask is null or Never ? null : Days("--mask", mask);
        var law = arguments.Option("--law");
        var source = arguments.Word("api or pnr");
        arguments.RequireNothingElse();
        if (law?.Length > LongestLaw)
            throw new StopException($"The option --law wants at most {LongestLaw} characters.");
        await using var rooms = context.OpenRooms();
        var policies = rooms.GetRequiredService<RetentionStore>();
        var before = (await policies.PoliciesAsync(context.Cancellation)).SingleOrDefault(one => one.Source == source)
            ?? throw new StopException("Say api or pnr.");
        var after = before with
        {
            MaskDays = mask == Never ? null : maskDays ?? before.MaskDays,
            KeepDays = keep ?? before.KeepDays,
            CaseDays = cases ?? before.CaseDays,
            Law = law ?? before.Law,
        };
        if (after.Problem() is { } problem)
            throw new StopException(problem);
        await rooms.NoteAsync("passenger retention set", Text(after), context.Cancellation);
        await policies.SetAsync(after, VerbAudit.Actor, context.Cancellation);
        var due = await rooms.GetRequiredService<PassengerKeeper>().ForeseeAsync(after, context.Cancellation);
        context.Write(Row(after, due));
        return VerbContext.Done;
    }

    /// <summary>Masks and erases what is due, or says what would be.</summary>
    public static async Task<int> RunAsync(VerbContext context)
    {
        var isDry = context.Arguments.Flag("--dry-run");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger retention run", isDry ? "dry" : "", context.Cancellation);
        var keeper = rooms.GetRequiredService<PassengerKeeper>();
        foreach (var (policy, done) in await keeper.RunAsync(VerbAudit.Actor, isDry, context.Cancellation))
            context.Write(new { source = policy.Source, dryRun = isDry, done });
        return VerbContext.Done;
    }

    private static object Row(RetentionPolicy policy, RetentionTally due) => new
    {
        source = policy.Source,
        mask = policy.MaskDays,
        keep = policy.KeepDays,
        cases = policy.CaseDays,
        law = policy.Law,
        due,
    };

    private static string Text(RetentionPolicy one) => string.Create(
        CultureInfo.InvariantCulture, $"{one.Source} {one.MaskDays}/{one.KeepDays}/{one.CaseDays}");

    private static int? Days(Arguments arguments, string option) =>
        arguments.Option(option) is { } word ? Days(option, word) : null;

    private static int? Days(string option, string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days
            : throw new StopException($"The option {option} wants a whole number of days.");
}
