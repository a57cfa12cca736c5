using System.Data.Common;

namespace Bmis.Reports.Statistics;

/// <summary>Where roll-ups are read or written: a region, through a connection and its transaction.</summary>
internal readonly record struct RollUpTarget(DbConnection Connection, DbTransaction? Transaction, int RegionId)
{
    internal DbCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        command.AddParameter("region", RegionId);
        foreach (var (name, value) in parameters) command.AddParameter(name, value);
        return command;
    }
}
