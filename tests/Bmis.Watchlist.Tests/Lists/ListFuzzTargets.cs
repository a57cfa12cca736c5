using Bmis.Documents.Tests.Fuzzing;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Every importer as a parser under attack, with its specimen as good input.</summary>
internal static class ListFuzzTargets
{
    private const int LongestSample = 8 * 1024;

    /// <summary>One target for each source, by the source's name.</summary>
    internal static IReadOnlyList<FuzzTarget> All() => [.. ListImporters.All.Select(Of)];

    // The first byte of a case says which file of the source the rest is.
    private static FuzzTarget Of(IListImporter importer)
    {
        var files = Specimens.Of(importer.Source);
        return new(
            importer.Source,
            [.. files.Select((file, i) => (byte[])[(byte)i, .. Short(file.Content)])],
            bytes => bytes.Length > 0 && Read(importer, files, bytes[0] % files.Count, bytes[1..]))
        {
            Change = (sample, _, random) => [sample[0], .. SourceMutator.Of(sample[1..], random)],
        };
    }

    private static bool Read(IListImporter importer, IReadOnlyList<SourceFile> files, int changed, byte[] content)
    {
        var result = importer.Import(
            [.. files.Select((file, i) => file with { Content = i == changed ? content : Short(file.Content) })]);
        if (result.Succeeded != (result.Problems.Count == 0))
            throw new InvalidOperationException("A source is read with a problem, or refused without one.");
        if (result.Succeeded) AlertListFile.Write([.. result.Entries]);
        return result.Succeeded;
    }

    // Of the long national specimen the first rows are enough, and a case stays quick.
    private static byte[] Short(byte[] content)
    {
        if (content.Length <= LongestSample || content[0] != (byte)'i') return content;
        return content[..(content.AsSpan(0, LongestSample).LastIndexOf((byte)'\n') + 1)];
    }
}
