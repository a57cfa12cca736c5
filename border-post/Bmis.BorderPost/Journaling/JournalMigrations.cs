using System.Globalization;
using System.Reflection;
using Bmis.BorderPost.Serving;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Brings a database to this program's schema: the numbered SQL files of <c>Migrations</c>, each in a transaction
/// with <c>user_version</c>, which is the number of the last one.
/// </summary>
internal static class JournalMigrations
{
    private const string Folder = "Bmis.BorderPost.Journaling.Migrations.";

    private static readonly IReadOnlyList<(int Number, string Sql)> All = Read();

    internal static int Newest => All[^1].Number;

    /// <returns>Whether the schema was that of an older program.</returns>
    /// <exception cref="CannotStartException">A newer program has written the database.</exception>
    internal static bool Apply(SqliteConnection connection)
    {
        var version = Version(connection);
        if (version > Newest)
            throw new CannotStartException(
                $"The journal has schema {version}; this program knows {Newest}. Run the newer program.");
        foreach (var (number, sql) in All.Where(migration => migration.Number > version))
            Apply(connection, number, sql);
        return version < Newest;
    }

    /// <summary>
    /// Makes durable what a killed lane had written and not flushed, before anybody hears of it: SQLite finds it again
    /// and believes in it. Setting the version is a commit although it changes nothing, and a commit flushes the whole
    /// log before it. Closing the last connection would do it too, but not beside somebody who reads.
    /// </summary>
    internal static void Settle(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SetVersion(Newest);
        command.ExecuteNonQuery();
    }

    /// <summary>Whether the database has this program's schema and nothing of an older one.</summary>
    internal static bool IsCurrent(SqliteConnection connection) =>
        Version(connection) == Newest && !ClearPayloads.Remain(connection);

    private static void Apply(SqliteConnection connection, int number, string sql)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{sql}\n{SetVersion(number)}";
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static string SetVersion(int number) =>
        $"PRAGMA user_version = {number.ToString(CultureInfo.InvariantCulture)};";

    private static int Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static List<(int Number, string Sql)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. from name in assembly.GetManifestResourceNames()
            where name.StartsWith(Folder, StringComparison.Ordinal)
            let number = int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture)
            orderby number
            select (number, Text(assembly, name)),
        ];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
