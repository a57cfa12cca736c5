using System.Security.Claims;
using Bmis.Central.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Officers;

/// <summary>Signing in and out. The forms carry an antiforgery token, which form binding demands.</summary>
internal static class SignInEndpoints
{
    public static void Map(WebApplication application)
    {
        application.MapGet(SignInScheme.Path, () => new RazorComponentResult<SignInPage>()).AllowAnonymous();
        application.MapPost(SignInScheme.Path, SignInAsync).AllowAnonymous();
        application.MapPost("/sign-out", SignOutAsync);
        application.MapGet(SignInScheme.DeniedPath, () => new RazorComponentResult<DeniedPage>());
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        SignInDesk desk,
        AccountStore accounts,
        AuditLog audit,
        [FromForm] string? account,
        [FromForm] string? password,
        [FromForm] string? code,
        [FromForm(Name = "return")] string? back)
    {
        var typed = account?.Trim() ?? "";
        var person = await desk.SignInAsync(typed, password ?? "", code ?? "", context.RequestAborted);
        await audit.AppendAsync(await EntryAsync(accounts, typed, person, context), context.RequestAborted);
        if (person is null)
        {
            var query = QueryString.Create("failed", "1");
            return Results.LocalRedirect(SignInScheme.Path + (IsLocal(back) ? query.Add("return", back!) : query));
        }

        await context.SignInAsync(SignInScheme.Name, person);
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    // What is typed into the field may be anything, also a password: only the id of an account is written down.
    private static async Task<AuditEntry> EntryAsync(
        AccountStore accounts, string typed, ClaimsPrincipal? person, HttpContext context)
    {
        var known = typed.Length is > 0 and <= 64
            && await accounts.FindAsync(typed, context.RequestAborted) is not null;
        return new AuditEntry
        {
            Actor = known ? typed : "",
            Action = "sign-in",
            Result = person is null ? AuditLog.Refused : AuditLog.Allowed,
        };
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IFormCollection form)
    {
        await context.SignOutAsync(SignInScheme.Name);
        return Results.LocalRedirect(SignInScheme.Path);
    }

    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..] && address.All(letter => letter > ' ');
}
