using System.Globalization;
using Bmis.BorderPost.Journaling;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>
/// A process that writes numbered rows with a durability of the test's choice, and prints the number of each after its
/// commit, until it is killed.
/// </summary>
internal static class CarelessAppender
{
    internal const string Verb = "append-carelessly";

    internal static Task<int> RunAsync(string[] arguments)
    {
        using var connection = Open(arguments[1]);
        Run(connection, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {arguments[2]};");
        Run(connection, "CREATE TABLE row (number INTEGER PRIMARY KEY)");
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var number = 1; ; number++)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO row VALUES ({number})"));
            output.WriteLine($"{number}.");
        }
    }

    /// <summary>How many rows are there; none without the table.</summary>
    internal static long Count(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'row'";
        if ((long)command.ExecuteScalar()! == 0)
            return 0;
        command.CommandText = "SELECT count(*) FROM row";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string file)
    {
        NativeSqlite.Require();
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
