using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// Counts what a run masks and erases, in the transaction that does it: what is gone has been counted, also after a
/// kill.
/// </summary>
/// <param name="Run">The run.</param>
/// <param name="By">Who started it; empty for headquarters itself.</param>
internal sealed record RetentionProof(Guid Run, string By)
{
    private const string Upsert =
        """
        insert into passenger_erasure as e (run_id, done_at, done_by, source, mask_days, keep_days, case_days, masked,
            persons, bookings, copies, requests)
        values (@Run, @now, @By, @Source, @MaskDays, @KeepDays, @CaseDays, @Masked, @Persons, @Bookings, @Copies,
            @Requests)
        on conflict (run_id, source) do update set masked = e.masked + excluded.masked,
            persons = e.persons + excluded.persons, bookings = e.bookings + excluded.bookings,
            copies = e.copies + excluded.copies, requests = e.requests + excluded.requests
        """;

    /// <summary>Adds what a step has done by a policy.</summary>
    public async Task AddAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, RetentionTally done, DateTimeOffset now)
    {
        if (done.IsNothing())
            return;
        var row = new DynamicParameters(policy);
        row.AddDynamicParams(done);
        row.AddDynamicParams(new { Run, By, now });
        await transaction.Connection!.ExecuteAsync(Upsert, row, transaction);
    }
}
