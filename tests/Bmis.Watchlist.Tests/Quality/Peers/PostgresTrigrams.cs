using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>The trigrams of PostgreSQL (pg_trgm) with a GIN index and the shipped limit of similarity, 0.3.</summary>
internal sealed class PostgresTrigrams : INameMatcher
{
    private const string Extension = "create extension if not exists pg_trgm";

    private const string Empty =
        """
        drop table if exists listed;
        create table listed (entry text not null, name text not null);
        """;

    private const string Index = "create index on listed using gin (name gin_trgm_ops)";

    private const string Search =
        "select entry, similarity(name, $1) from listed where name % $1 order by 2 desc, entry limit 20";

    private const string Pairs =
        """
        select similarity(query, entry) from unnest($1::text[], $2::text[]) with ordinality as pair (query, entry, at)
        order by at
        """;

    private readonly NpgsqlDataSource _database;

    /// <param name="database">An empty database.</param>
    public PostgresTrigrams(string database)
    {
        _database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 });
        Run(Extension);
    }

    public string Title => "pg_trgm (GIN)";

    public double? Cutoff => null;

    public void Load(IReadOnlyList<AlertEntry> entries)
    {
        Run(Empty);
        using (var connection = _database.OpenConnection())
        using (var rows = connection.BeginBinaryImport("copy listed (entry, name) from stdin (format binary)"))
        {
            foreach (var (entry, name) in PlainNames.Of(entries)) rows.WriteRow(entry, name);
            rows.Complete();
        }

        Run(Index);
        Run("vacuum analyze listed");
    }

    public IReadOnlyList<FoundEntry> Find(PersonName name)
    {
        using var command = _database.CreateCommand(Search);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PlainNames.Of(name) });
        using var reader = command.ExecuteReader();
        var found = new List<FoundEntry>();
        while (reader.Read()) found.Add(new(reader.GetString(0), reader.GetFloat(1)));
        return found;
    }

    public IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs)
    {
        using var command = _database.CreateCommand(Pairs);
        command.Parameters.Add(new NpgsqlParameter { Value = pairs.Select(pair => pair.PlainQuery).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = pairs.Select(pair => pair.PlainEntry).ToArray() });
        using var reader = command.ExecuteReader();
        var scores = new List<double>();
        while (reader.Read()) scores.Add(reader.GetFloat(0));
        return scores;
    }

    public void Dispose() => _database.Dispose();

    private void Run(string statement)
    {
        using var command = _database.CreateCommand(statement);
        command.ExecuteNonQuery();
    }
}
