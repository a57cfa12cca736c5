namespace Bmis.Central.Database;

/// <summary>A server that holds the crossing data of some regions: a row of the setting <c>Shards</c>.</summary>
internal sealed class ShardOptions
{
    /// <summary>Its connection string.</summary>
    public string Warehouse { get; set; } = "";

    /// <summary>The regions whose crossing data it holds.</summary>
    public List<int> Regions { get; set; } = [];
}
