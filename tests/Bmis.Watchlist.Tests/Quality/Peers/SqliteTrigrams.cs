using Bmis.Biographics;
using Bmis.BorderPost.Journaling;
using Bmis.Watchlist.Lists;
using Microsoft.Data.Sqlite;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>
/// The trigrams of SQLite's full text search (FTS5): any trigram of the query may occur, the score is bm25.
/// </summary>
internal sealed class SqliteTrigrams : INameMatcher
{
    private const string Search = "select rowid, rank from listed where listed match $query order by rank limit 20";

    private const string One = "select rank from listed where listed match $query and rowid = $row";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-peers-");
    private readonly ThreadLocal<SqliteConnection> _connections;
    private string[] _entries = [];

    public SqliteTrigrams()
    {
        NativeSqlite.Require();
        _connections = new(Open, trackAllValues: true);
    }

    public string Title => "SQLite FTS5 (trigram, bm25)";

    public double? Cutoff => null;

    public void Load(IReadOnlyList<AlertEntry> entries)
    {
        var names = PlainNames.Of(entries);
        _entries = [.. names.Select(name => name.EntryId)];
        Fill(names.Select(name => name.Name));
    }

    public IReadOnlyList<FoundEntry> Find(PersonName name)
    {
        var found = new List<FoundEntry>();
        var trigrams = Trigrams(PlainNames.Of(name));
        if (trigrams.Count == 0) return found;
        using var command = Command(Search, trigrams);
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add(new(_entries[reader.GetInt32(0)], -reader.GetDouble(1)));
        return found;
    }

    public IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs)
    {
        Fill(pairs.Select(pair => pair.PlainEntry));
        return [.. pairs.Select((pair, row) => Compare(pair.PlainQuery, row))];
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values) connection.Dispose();
        _connections.Dispose();
        _folder.Delete(recursive: true);
    }

    private double Compare(string query, int row)
    {
        var trigrams = Trigrams(query);
        if (trigrams.Count == 0) return 0;
        using var command = Command(One, trigrams);
        command.Parameters.AddWithValue("$row", row);
        return command.ExecuteScalar() is double rank ? -rank : 0;
    }

    private SqliteCommand Command(string text, IEnumerable<string> trigrams)
    {
        var command = _connections.Value!.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$query", string.Join(" OR ", trigrams.Select(three => $"\"{three}\"")));
        return command;
    }

    private static List<string> Trigrams(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(at => text.Substring(at, 3)).Distinct()];

    private void Fill(IEnumerable<string> names)
    {
        var connection = _connections.Value!;
        using var transaction = connection.BeginTransaction();
        using var table = connection.CreateCommand();
        table.CommandText =
            """
            drop table if exists listed;
            create virtual table listed using fts5 (name, tokenize = 'trigram');
            """;
        table.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into listed (rowid, name) values ($row, $name)";
        foreach (var (row, name) in names.Index())
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$row", row);
            insert.Parameters.AddWithValue("$name", name);
            insert.ExecuteNonQuery();
        }

        table.CommandText = "insert into listed (listed) values ('optimize')";
        table.ExecuteNonQuery();
        transaction.Commit();
    }

    private SqliteConnection Open()
    {
        var file = Path.Combine(_folder.FullName, "names.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
