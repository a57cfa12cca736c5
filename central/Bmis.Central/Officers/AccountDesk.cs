using System.Security.Cryptography;
using Bmis.Crossings.Duty;
using Microsoft.AspNetCore.Identity;

namespace Bmis.Central.Officers;

/// <summary>Adds and disables accounts and tells the lanes.</summary>
internal sealed class AccountDesk(AccountStore accounts, IPasswordHasher<Account> hasher, OfficerListKeeper list)
{
    /// <summary>Adds an account; a code says why not, null that it is done.</summary>
    public async Task<string?> AddAsync(NewAccount added, CancellationToken cancellation)
    {
        if (added.Problem() is { } problem)
            return problem;
        var hash = hasher.HashPassword(
            new Account { AccountId = added.AccountId, PersonName = "", Roles = [], PasswordHash = "" },
            added.Password);
        if (!await accounts.AddAsync(added, hash, cancellation))
            return "taken";
        await list.PublishAsync(cancellation);
        return null;
    }

    /// <summary>
    /// Gives an account a new key of one-time codes; the codes of an older one end. Null when there is no such account.
    /// </summary>
    public async Task<byte[]?> RenewCodeAsync(string accountId, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(OneTimeCode.KeyLength);
        if (!await accounts.SetCodeAsync(accountId, secret, cancellation))
            return null;
        await list.PublishAsync(cancellation);
        return secret;
    }

    /// <summary>Takes an account's one-time codes away; false when there is no such account.</summary>
    public async Task<bool> RemoveCodeAsync(string accountId, CancellationToken cancellation)
    {
        if (!await accounts.SetCodeAsync(accountId, null, cancellation))
            return false;
        await list.PublishAsync(cancellation);
        return true;
    }

    /// <summary>Disables an account or enables it again; false when there is none.</summary>
    public async Task<bool> SetDisabledAsync(string accountId, bool disabled, CancellationToken cancellation)
    {
        if (!await accounts.SetDisabledAsync(accountId, disabled, cancellation))
            return false;
        await list.PublishAsync(cancellation);
        return true;
    }
}
