using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Tells a value that the database will never take from trouble that passes.</summary>
internal static class DataFault
{
    /// <summary>Classes 22 (data), 23 (constraint) and 54 (limit exceeded) of the SQL states.</summary>
    public static bool Is(PostgresException fault) =>
        fault.SqlState.StartsWith("22", StringComparison.Ordinal)
        || fault.SqlState.StartsWith("23", StringComparison.Ordinal)
        || fault.SqlState.StartsWith("54", StringComparison.Ordinal);
}
