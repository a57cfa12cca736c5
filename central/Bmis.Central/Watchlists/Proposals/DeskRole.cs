using Bmis.Central.Officers;
using Dapper;
using Npgsql;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// Whether somebody may still act at the desk: asked in the transaction of the act, so that nobody acts whose account
/// was taken away since the page was opened.
/// </summary>
internal static class DeskRole
{
    private const string Select =
        """
        select exists (
            select from account
            where account_id = @by and disabled_at is null and valid_from <= @now
                and (valid_until is null or @now < valid_until) and roles && @allowed
            for share)
        """;

    public static Task<bool> HasAsync(NpgsqlTransaction transaction, string by, DateTime now) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(
            Select, new { by, now, allowed = Policies.RolesOf[Policies.AlertLists] }, transaction);
}
