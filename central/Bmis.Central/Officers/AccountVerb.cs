using System.Globalization;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Officers;

/// <summary>
/// <c>bmis-central account add ID --role ROLE… --password-stdin</c>: adds an account; the password is the first line of
/// standard input, so that it stands in no process list. With <c>--if-absent</c> an account of this id stays as it is.
/// </summary>
internal static class AccountVerb
{
    public const string Usage =
        "ID --role ROLE [--role ROLE]… [--name NAME] [--post CODE] "
        + "[--valid-until DATE] [--if-absent] --password-stdin";

    public static async Task<int> AddAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        if (!arguments.Flag("--password-stdin"))
            throw new StopException("The flag --password-stdin is missing: the password is read from standard input.");
        var ifAbsent = arguments.Flag("--if-absent");
        var roles = arguments.Each("--role");
        var name = arguments.Option("--name");
        var post = arguments.Option("--post") ?? "";
        var until = Date(arguments.Option("--valid-until"));
        var id = arguments.Word("ID");
        arguments.RequireNothingElse();
        var password = await context.Input.ReadLineAsync(context.Cancellation) ?? "";
        await using var rooms = context.OpenRooms();
        if (Producer.TryParse(id) is not null)
            await rooms.NoteAsync("account add", id, context.Cancellation);
        var desk = rooms.GetRequiredService<AccountDesk>();
        var added = new NewAccount(id, name ?? id, roles, post, password, until);
        var problem = await desk.AddAsync(added, context.Cancellation);
        if (problem is not null && !(ifAbsent && problem == "taken"))
        {
            await context.Error.WriteLineAsync(Sentence(problem));
            return VerbContext.Failed;
        }

        context.Write(new { account = id, roles, added = problem is null });
        return VerbContext.Done;
    }

    private static DateTimeOffset? Date(string? text)
    {
        if (text is null)
            return null;
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new StopException("The option --valid-until wants a date such as 2027-01-31.");
    }

    private static string Sentence(string problem) => problem switch
    {
        "taken" => "There is an account of this id already.",
        "account-id" => "An account's id has 1 to 64 letters, digits, '.', '-' or '_'.",
        "roles" => $"An account has at least one role of: {string.Join(", ", Roles.All)}.",
        "password" => $"A password has {NewAccount.ShortestPassword} to {NewAccount.LongestPassword} characters.",
        "person-name" => "A person's name has 1 to 200 characters.",
        _ => "A post's code has at most 16 characters.",
    };
}
