using Dapper;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>A roll-out of a list: its next versions go to a share of the lanes first.</summary>
/// <param name="Share">Of a hundred lanes so many, below 100.</param>
/// <param name="RollOut">By what lanes are told apart (<see cref="ListRelease"/>).</param>
internal sealed record RollOutRow(int Share, string RollOut)
{
    private const string Select = "select share, roll_out from list_roll_out where list_name = @name";

    private const string Upsert =
        """
        insert into list_roll_out (list_name, share, roll_out) values (@name, @Share, @RollOut)
        on conflict (list_name) do update set share = excluded.share
        """;

    private const string Delete = "delete from list_roll_out where list_name = any(@names)";

    // What is on its way; what was on its way before it counts for nobody any more.
    private const string Raise =
        """
        update published_list as list set share = @share
        where list_name = any(@names) and share < 100
            and version = (select max(version) from published_list where list_name = list.list_name)
        """;

    /// <summary>The roll-out of a list; null when none is under way.</summary>
    public static Task<RollOutRow?> FindAsync(NpgsqlTransaction transaction, string name) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<RollOutRow>(Select, new { name }, transaction);

    /// <summary>Begins it, or gives what is on its way to a greater share.</summary>
    public async Task WriteAsync(NpgsqlTransaction transaction, IReadOnlyList<string> names)
    {
        foreach (var name in names)
            await transaction.Connection!.ExecuteAsync(Upsert, new { name, Share, RollOut }, transaction);
        await RaiseAsync(transaction, names, Share);
    }

    /// <summary>Ends it: what is on its way is for every lane.</summary>
    public static async Task EndAsync(NpgsqlTransaction transaction, IReadOnlyList<string> names)
    {
        await RaiseAsync(transaction, names, 100);
        await ForgetAsync(transaction, names);
    }

    /// <summary>Ends it because what is on its way is recalled.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, IReadOnlyList<string> names) =>
        transaction.Connection!.ExecuteAsync(Delete, new { names = names.ToArray() }, transaction);

    private static Task<int> RaiseAsync(NpgsqlTransaction transaction, IReadOnlyList<string> names, int share) =>
        transaction.Connection!.ExecuteAsync(Raise, new { names = names.ToArray(), share }, transaction);
}
