namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>The files and names of a list that OFAC publishes in the layout of the SDN list.</summary>
/// <param name="Prefix">Stands before the number of an entry in its id.</param>
/// <param name="Title">The list's name for officers.</param>
/// <param name="Subjects">File with the entries.</param>
/// <param name="Aliases">File with their aliases.</param>
/// <param name="Addresses">File with their addresses; it may be left away.</param>
/// <param name="Comments">File with the ends of long remarks; it may be left away.</param>
internal sealed record OfacLayout(
    string Prefix, string Title, string Subjects, string Aliases, string Addresses, string Comments)
{
    /// <summary>Specially Designated Nationals.</summary>
    internal static OfacLayout Sdn { get; } =
        new("ofac", "OFAC SDN", "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv");

    /// <summary>The lists beside it in one file: sectoral sanctions, the Palestinian Legislative Council, and others.
    /// </summary>
    internal static OfacLayout Consolidated { get; } = new(
        "uscons", "OFAC consolidated (non-SDN)", "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv");

    /// <summary>Reads all files of one version.</summary>
    internal ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var reader = OfacReader.Read(this, files);
        if (reader.Problems.Count > 0) return ImportResult.Refused(reader.Problems);
        var mapper = new OfacMapper(reader);
        var entries = mapper.Map();
        if (mapper.Problems.Count > 0) return ImportResult.Refused([.. mapper.Problems.Take(CsvTable.MostProblems)]);
        return mapper.Warnings.Count > OfacCsvImporter.MaximumWarnings
            ? ImportResult.Refused([.. mapper.Warnings.Take(CsvTable.MostProblems)])
            : ImportResult.Of(entries, mapper.Warnings);
    }
}
