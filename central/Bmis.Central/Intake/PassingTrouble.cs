using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// Tells trouble that passes, after which the lane repeats its batch, from what would be the same for ever. This is an
/// edge: whatever is not known to pass is taken for lasting, for else one entry could block its lane.
/// </summary>
internal static class PassingTrouble
{
    /// <summary>
    /// Beside those that Npgsql knows: a server that has become a standby, an account or a database that it does not
    /// let in, transactions undone by a conflict, resources that ran out, and an operator who cancels or shuts down.
    /// </summary>
    private static readonly string[] States = ["25006", "28", "3D", "40", "53", "57"];

    public static bool Is(Exception fault) => fault switch
    {
        OperationCanceledException or ObjectDisposedException or OutOfMemoryException => true,
        IOException or TimeoutException => true,
        PostgresException refused =>
            refused.IsTransient || States.Any(state => refused.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException broken => broken.IsTransient,
        _ => false,
    };

    /// <summary>What a fault is called in codes and logs: its SQL state or its type, never its text.</summary>
    public static string CodeOf(Exception fault) =>
        fault is PostgresException refused ? refused.SqlState : fault.GetType().Name;
}
