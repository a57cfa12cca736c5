using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Bmis.Central.Officers;

/// <summary>Judges a name and a password. Whatever is wrong, the answer and the work are the same.</summary>
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

    /// <summary>The person, or null when name and password do not open an account now.</summary>
    public async Task<ClaimsPrincipal?> SignInAsync(string accountId, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var account = accountId.Length is > 0 and <= 64 ? await accounts.FindAsync(accountId, cancellation) : null;
        var read = password.Length <= NewAccount.LongestPassword ? password : "";
        var verdict = hasher.VerifyHashedPassword(
            account ?? Nobody, account?.PasswordHash ?? _nobodysHash.Value, read);
        if (account is null || account.IsLockedAt(now) || !account.IsValidAt(now))
            return null;
        if (verdict == PasswordVerificationResult.Failed)
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
