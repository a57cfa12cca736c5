using Bmis.Central.Database;
using Bmis.Central.PassengerData.Arrivals;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>At which post whoever arrives at a place comes to the border.</summary>
internal sealed class ArrivalPlaces(IWarehouse warehouse, TimeProvider clock)
{
    private const string Upsert =
        """
        insert into arrival_place (place, post_code) values (@place, @post)
        on conflict (place) do update set post_code = excluded.post_code
        """;

    private const string Delete = "delete from arrival_place where place = @place";

    // Whoever left before then has arrived.
    private static readonly TimeSpan Back = TimeSpan.FromDays(3);

    private const string SelectAll = "select place, post_code from arrival_place order by place";

    /// <summary>Says it, or with an empty post that nobody comes to the border there.</summary>
    /// <returns>Whether there is such a post, and a place to take out.</returns>
    public async Task<bool> SetAsync(string place, string post, CancellationToken cancellation)
    {
        var from = DateOnly.FromDateTime((clock.GetUtcNow() - Back).UtcDateTime);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            var statement = post.Length > 0 ? Upsert : Delete;
            if (await connection.ExecuteAsync(statement, new { place, post }, transaction) == 0)
                return false;
            await ExpectedChanges.NoteAsync(transaction, place, from);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<(string Place, string Post)>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<(string, string)>(SelectAll)];
    }
}
