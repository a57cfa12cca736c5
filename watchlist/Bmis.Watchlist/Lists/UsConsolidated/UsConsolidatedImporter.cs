using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Watchlist.Lists.UsConsolidated;

/// <summary>
/// Imports the consolidated list of OFAC's sanctions that are not on the SDN list, in the layout of the SDN list:
/// <c>cons_prim.csv</c> and <c>cons_alt.csv</c>, with <c>cons_add.csv</c> and <c>cons_comments.csv</c> where they are
/// given. Its measures are financial.
/// </summary>
public sealed class UsConsolidatedImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "us-consolidated";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files) => OfacLayout.Consolidated.Import(files);
}
