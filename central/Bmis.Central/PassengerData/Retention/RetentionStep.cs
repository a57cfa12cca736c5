using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>Deals with the next few rows that are due by a policy.</summary>
/// <param name="transaction">Where; it is taken back in a dry run.</param>
/// <param name="policy">The policy.</param>
/// <param name="now">The moment of the run.</param>
/// <param name="after">Rows with a later id.</param>
/// <returns>The last id that was dealt with, null when none was left; and what was done.</returns>
internal delegate Task<(Guid? Last, RetentionTally Done)> RetentionStep(
    NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after);
