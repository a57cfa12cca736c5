using Npgsql;

namespace Bmis.Central.Database;

/// <summary>Where the warehouse is and which partitions it keeps ready.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Setting <c>Warehouse</c> or environment variable <c>BMIS_WAREHOUSE</c>.</summary>
    public string Warehouse { get; set; } = "";

    /// <summary>Setting <c>ReportsWarehouse</c>: a streaming replica of it for reports; empty for none.</summary>
    public string Reports { get; set; } = "";

    /// <summary>
    /// Servers that hold the crossing data of regions; none when the warehouse holds everything. Setting <c>Shards</c>,
    /// such as <c>Shards:0:Warehouse</c> and <c>Shards:0:Regions:0</c>.
    /// </summary>
    public List<ShardOptions> Shards { get; set; } = [];

    /// <summary>
    /// Whether the program insists on a server that keeps what it has committed. Only tests that show what is lost
    /// otherwise set it to false.
    /// </summary>
    public bool RequireDurable { get; set; } = true;

    /// <summary>Months before this one that have a partition of their own.</summary>
    public int MonthsBehind { get; set; } = 2;

    /// <summary>Months after this one that have a partition of their own.</summary>
    public int MonthsAhead { get; set; } = 3;

    /// <summary>What is wrong, as a sentence, or null. It never repeats the value, which may hold a password.</summary>
    public string? Problem()
    {
        if (Warehouse.Length == 0)
            return "The setting Warehouse is missing: name the PostgreSQL database, for example in BMIS_WAREHOUSE.";
        if (Problem("Warehouse (BMIS_WAREHOUSE)", Warehouse) is { } problem)
            return problem;
        if (Reports.Length > 0 && Problem("ReportsWarehouse", Reports) is { } unreadable)
            return unreadable;
        for (var number = 0; number < Shards.Count; number++)
            if (Problem($"Shards:{number}:Warehouse", Shards[number].Warehouse) is { } unreachable)
                return unreachable;
        if (Shards.Find(shard => shard.Regions.Count == 0) is { } empty)
            return $"The setting Shards:{Shards.IndexOf(empty)}:Regions names no region.";
        if (Shards.SelectMany(shard => shard.Regions).GroupBy(region => region).FirstOrDefault(all => all.Count() > 1)
            is { } twice)
            return $"The setting Shards names region {twice.Key} twice.";
        if (MonthsBehind is < 0 or > 120)
            return "The setting Database:MonthsBehind must lie between 0 and 120.";
        return MonthsAhead is < 1 or > 24 ? "The setting Database:MonthsAhead must lie between 1 and 24." : null;
    }

    private static string? Problem(string setting, string connection)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database)
                ? $"The setting {setting} names no Host or no Database."
                : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return $"The setting {setting} is not a PostgreSQL connection string "
                + "such as Host=db;Database=bmis;Username=bmis.";
        }
    }
}
