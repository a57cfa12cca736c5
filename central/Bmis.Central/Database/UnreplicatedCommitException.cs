namespace Bmis.Central.Database;

/// <summary>
/// The transaction is committed on one server, and its standby may lack it: nobody is told that it is kept. It passes:
/// whoever asks again waits for the standby.
/// </summary>
internal sealed class UnreplicatedCommitException(string sqlState)
    : IOException($"PostgreSQL committed with the warning {sqlState}: the standby may lack it.");
