using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Officers;

/// <summary>The accounts in the warehouse.</summary>
internal sealed class AccountStore(IWarehouse warehouse, WarehouseKeys keys, TimeProvider clock)
{
    private const string Columns =
        """
        account_id, person_name, roles, post_code, password_hash, valid_from, valid_until, disabled_at,
        failed_attempts, locked_until, stamp, code_secret, code_step
        """;

    private const string Insert =
        """
        insert into account (account_id, person_name, roles, post_code, password_hash, valid_from, valid_until, stamp)
        values (@AccountId, @PersonName, @Roles, @PostCode, @PasswordHash, @ValidFrom, @ValidUntil, @Stamp)
        on conflict do nothing
        """;

    // The count and the lock change in the row itself: two attempts at once both count.
    private const string NoteFailure =
        """
        update account set
            failed_attempts = case when failed_attempts + 1 >= @limit then 0 else failed_attempts + 1 end,
            locked_until = case when failed_attempts + 1 >= @limit then @until else locked_until end
        where account_id = @accountId
        """;

    private const string NoteSuccess =
        """
        update account set failed_attempts = 0, locked_until = null,
            password_hash = coalesce(@hash, password_hash) where account_id = @accountId
        """;

    // Two sign-ins with one code: the row lets one of them through.
    private const string UseCode =
        "update account set code_step = @step where account_id = @accountId and code_step < @step";

    private const string SetCode =
        """
        update account set code_secret = @secret, code_step = 0, stamp = @stamp, changed_at = @now
        where account_id = @accountId
        """;

    /// <summary>Where the key of somebody's one-time codes belongs.</summary>
    public static string CodePlace(string accountId) => $"code of {accountId}";

    /// <summary>The account, or null.</summary>
    public async Task<Account?> FindAsync(string accountId, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Account>(new CommandDefinition(
            $"select {Columns} from account where account_id = @accountId",
            new { accountId },
            cancellationToken: cancellation)) is { } account
            ? Opened(account)
            : null;
    }

    /// <summary>Every account in the order of their ids.</summary>
    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var accounts = await connection.QueryAsync<Account>(new CommandDefinition(
            $"select {Columns} from account order by account_id", cancellationToken: cancellation));
        return [.. accounts.Select(Opened)];
    }

    /// <summary>Adds an account; false when its id is taken.</summary>
    public async Task<bool> AddAsync(NewAccount added, string passwordHash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            Insert,
            new
            {
                added.AccountId,
                PersonName = added.PersonName.Trim(),
                Roles = added.Roles.Distinct().ToArray(),
                added.PostCode,
                passwordHash,
                ValidFrom = now,
                ValidUntil = added.ValidUntil?.ToUniversalTime(),
                Stamp = Guid.CreateVersion7(now),
            },
            cancellationToken: cancellation)) == 1;
    }

    /// <summary>Disables an account or enables it again; its cookies end. False when there is none.</summary>
    public async Task<bool> SetDisabledAsync(string accountId, bool disabled, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            "update account set disabled_at = @at, stamp = @stamp, changed_at = @now where account_id = @accountId",
            new
            {
                accountId,
                at = disabled ? now : (DateTimeOffset?)null,
                stamp = Guid.CreateVersion7(now),
                now,
            },
            cancellationToken: cancellation)) == 1;
    }

    /// <summary>Uses a one-time code up; false when it or a later one was used before.</summary>
    public async Task<bool> UseCodeAsync(string accountId, long step, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            UseCode, new { accountId, step }, cancellationToken: cancellation)) == 1;
    }

    /// <summary>Sets the key of an account's one-time codes, or takes it away; its cookies end.</summary>
    public async Task<bool> SetCodeAsync(string accountId, byte[]? secret, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            SetCode,
            new { accountId, secret = Sealed(accountId, secret), stamp = Guid.CreateVersion7(now), now },
            cancellationToken: cancellation)) == 1;
    }

    /// <summary>Counts a failed attempt and locks the account at the limit.</summary>
    public async Task NoteFailureAsync(
        string accountId, int limit, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            NoteFailure, new { accountId, limit, until }, cancellationToken: cancellation));
    }

    /// <summary>Forgets failed attempts; keeps a newer hash when there is one.</summary>
    public async Task NoteSuccessAsync(string accountId, string? hash, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            NoteSuccess, new { accountId, hash }, cancellationToken: cancellation));
    }

    private byte[]? Sealed(string accountId, byte[]? secret) =>
        secret is null ? null : keys.SealSecret(CodePlace(accountId), secret);

    private Account Opened(Account account) => account.CodeSecret is { } secret
        ? account with { CodeSecret = keys.OpenSecret(CodePlace(account.AccountId), secret) }
        : account;

    private ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);
}
