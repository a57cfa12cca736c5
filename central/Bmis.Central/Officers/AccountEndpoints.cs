using Bmis.Central.Audit;
using Bmis.Sync.Envelopes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Officers;

/// <summary>The administrator's page and its forms.</summary>
internal static class AccountEndpoints
{
    private const string Page = "/accounts";

    public static void Map(WebApplication application)
    {
        var accounts = application.MapGroup(Page).RequireAuthorization(Policies.Accounts);
        accounts.MapGet("", () => new RazorComponentResult<AccountsPage>());
        accounts.MapPost("/add", AddAsync);
        accounts.MapPost("/disable", DisableAsync);
        accounts.MapPost("/enable", EnableAsync);
        accounts.MapPost("/code", RenewCodeAsync);
        accounts.MapPost("/no-code", RemoveCodeAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, IFormCollection form)
    {
        await NoteAsync(context, audit, "account.add", Text(form, "account"));
        var roles = form["role"].OfType<string>().ToArray();
        var added = new NewAccount(
            Text(form, "account"), Text(form, "name"), roles, Text(form, "post"), form["password"].ToString(), null);
        return Answer(await desk.AddAsync(added, context.RequestAborted));
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    // Nobody locks himself out: somebody must be left to enable accounts again.
    private static async Task<IResult> DisableAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, [FromForm] string? account) =>
        account == context.User.Identity?.Name
            ? Answer("own")
            : await SetAsync(context, desk, audit, account, disabled: true);

    private static Task<IResult> EnableAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, [FromForm] string? account) =>
        SetAsync(context, desk, audit, account, disabled: false);

    // The key is shown in this one answer and never again, so there is no redirect.
    private static async Task<IResult> RenewCodeAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, [FromForm] string? account)
    {
        await NoteAsync(context, audit, "account.code", account);
        if (await desk.RenewCodeAsync(account ?? "", context.RequestAborted) is not { } secret)
            return Answer("unknown");
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<NewCodePage>(new { Account = account, Secret = secret });
    }

    private static async Task<IResult> RemoveCodeAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, [FromForm] string? account)
    {
        await NoteAsync(context, audit, "account.no-code", account);
        return Answer(await desk.RemoveCodeAsync(account ?? "", context.RequestAborted) ? null : "unknown");
    }

    private static async Task<IResult> SetAsync(
        HttpContext context, AccountDesk desk, AuditLog audit, string? account, bool disabled)
    {
        await NoteAsync(context, audit, disabled ? "account.disable" : "account.enable", account);
        return Answer(await desk.SetDisabledAsync(account ?? "", disabled, context.RequestAborted) ? null : "unknown");
    }

    // The address says what was done; this says to whom. A text that is no id stays out.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, string? account) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = context.User.Identity?.Name ?? "",
                Action = action,
                Subject = account is { Length: <= 64 } && Producer.TryParse(account) is not null ? account : "",
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);

    private static IResult Answer(string? problem) => Results.LocalRedirect(
        Page + (problem is null ? QueryString.Create("done", "1") : QueryString.Create("problem", problem)));
}
