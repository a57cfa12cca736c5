using System.Security.Claims;
using Bmis.Crossings.Duty;
using Microsoft.AspNetCore.Identity;

namespace Bmis.Central.Officers;

/// <summary>
/// Judges a name, a password and a one-time code. Whatever is wrong, the answer and the work are the same.
/// </summary>
internal sealed class SignInDesk(AccountStore accounts, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Failed attempts after which an account is locked for a while.</summary>
    public const int AttemptsBeforeLock = 5;

    /// <summary>How long it is locked.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    // Verified when there is no such account, so that its absence does not show in the time it takes.
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "no such account"));

    private static Account Nobody { get; } = new()
    {
        AccountId = "nobody", PersonName = "", Roles = [], PasswordHash = "",
    };

    /// <summary>The person, or null when name, password and code do not open an account now.</summary>
    public async Task<ClaimsPrincipal?> SignInAsync(
        string accountId, string password, string code, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var account = accountId.Length is > 0 and <= 64 ? await accounts.FindAsync(accountId, cancellation) : null;
        var read = password.Length <= NewAccount.LongestPassword ? password : "";
        var verdict = hasher.VerifyHashedPassword(
            account ?? Nobody, account?.PasswordHash ?? _nobodysHash.Value, read);
        if (account is null || account.IsLockedAt(now) || !account.IsValidAt(now))
            return null;
        if (verdict == PasswordVerificationResult.Failed || !await IsRightAsync(account, code, now, cancellation))
        {
            await accounts.NoteFailureAsync(account.AccountId, AttemptsBeforeLock, now + LockTime, cancellation);
            return null;
        }

        var rehashed = verdict == PasswordVerificationResult.SuccessRehashNeeded
            ? hasher.HashPassword(account, read)
            : null;
        await accounts.NoteSuccessAsync(account.AccountId, rehashed, cancellation);
        return Principal(account);
    }

    /// <summary>Whether a cookie still stands for a usable account with the same rights.</summary>
    public async Task<bool> IsStillGoodAsync(ClaimsPrincipal? person, CancellationToken cancellation)
    {
        if (person?.Identity?.Name is not { } accountId)
            return false;
        var account = await accounts.FindAsync(accountId, cancellation);
        return account is not null
            && account.IsValidAt(clock.GetUtcNow())
            && person.FindFirst(SignInScheme.StampClaim)?.Value == account.Stamp.ToString();
    }

    private async Task<bool> IsRightAsync(
        Account account, string code, DateTimeOffset now, CancellationToken cancellation) =>
        account.CodeSecret is not { } secret
        || (OneTimeCode.Accept(secret, code, now, account.CodeStep) is { } step
            && await accounts.UseCodeAsync(account.AccountId, step, cancellation));

    private static ClaimsPrincipal Principal(Account account)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.AccountId),
            new(ClaimTypes.GivenName, account.PersonName),
            new(SignInScheme.StampClaim, account.Stamp.ToString()),
        };
        claims.AddRange(account.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        if (account.PostCode.Length > 0)
            claims.Add(new Claim(SignInScheme.PostClaim, account.PostCode));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SignInScheme.Name));
    }
}
