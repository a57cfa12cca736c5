namespace Bmis.TestKit;

/// <summary>Several PostgreSQL servers, of which one is the primary.</summary>
public interface IDatabaseServers
{
    /// <summary>Makes an empty database and says how to reach it on whichever server is the primary.</summary>
    Task<string> CreateDatabaseAsync(string name);

    /// <summary>How to reach a database of the server that is the primary now, past any pool.</summary>
    string PrimaryConnectionString(string database);
}
