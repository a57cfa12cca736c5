namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>
/// Imports the SDN list that OFAC publishes as CSV: <c>sdn.csv</c> and <c>alt.csv</c>, with <c>add.csv</c> and
/// <c>sdn_comments.csv</c> where they are given. Names of files count without regard to case.
/// </summary>
public sealed class OfacCsvImporter : IListImporter
{
    /// <summary>Warnings after which the source counts as damaged and is refused.</summary>
    public const int MaximumWarnings = 100;

    /// <inheritdoc/>
    public string Source => "ofac-csv";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files) => OfacLayout.Sdn.Import(files);
}
