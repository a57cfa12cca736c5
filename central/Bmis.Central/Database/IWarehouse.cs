using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// Where a statement runs. Every statement of the centre asks here, so that a country can later keep each region on a
/// server of its own. A write transaction of crossing data belongs to one region.
/// </summary>
internal interface IWarehouse
{
    /// <summary>Where crossing data of the region is written.</summary>
    NpgsqlDataSource ForProducer(int regionId);

    /// <summary>Where crossing data of all regions is read; never written.</summary>
    NpgsqlDataSource ForReading();

    /// <summary>Where analysts' reports are read; it may be some seconds behind.</summary>
    NpgsqlDataSource ForReports();

    /// <summary>Where posts, lanes, accounts and lists are read and written: they exist once for the country.</summary>
    NpgsqlDataSource ForRegistry();

    /// <summary>Every server that holds a part; each one carries the whole schema.</summary>
    IReadOnlyList<NpgsqlDataSource> All { get; }
}
