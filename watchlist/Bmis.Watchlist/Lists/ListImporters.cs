using Bmis.Watchlist.Lists.Eu;
using Bmis.Watchlist.Lists.Ftm;
using Bmis.Watchlist.Lists.Interpol;
using Bmis.Watchlist.Lists.National;
using Bmis.Watchlist.Lists.Ofac;
using Bmis.Watchlist.Lists.OfacAdvanced;
using Bmis.Watchlist.Lists.Uk;
using Bmis.Watchlist.Lists.Un;
using Bmis.Watchlist.Lists.UsConsolidated;
using Bmis.Watchlist.Lists.UsCsl;
using Bmis.Watchlist.Lists.UsDpl;

namespace Bmis.Watchlist.Lists;

/// <summary>The importers that are shipped.</summary>
public static class ListImporters
{
    /// <summary>All of them, in the order in which pages offer them.</summary>
    public static IReadOnlyList<IListImporter> All { get; } =
    [
        new OfacCsvImporter(),
        new OfacAdvancedImporter(),
        new NationalCsvImporter(),
        new UnXmlImporter(),
        new UsConsolidatedImporter(),
        new UsCslImporter(),
        new UsDplImporter(),
        new EuXmlImporter(),
        new EuCsvImporter(),
        new UkCsvImporter(),
        new InterpolJsonImporter(),
        new FtmJsonLinesImporter(),
    ];

    /// <summary>The importer of a source, or null.</summary>
    public static IListImporter? Find(string source) =>
        All.FirstOrDefault(importer => string.Equals(importer.Source, source, StringComparison.Ordinal));
}
