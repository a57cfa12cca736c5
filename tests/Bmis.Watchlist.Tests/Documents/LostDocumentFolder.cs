using Bmis.Biographics;
using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

/// <summary>A folder with an index of lost documents, and invented documents from a seed.</summary>
internal sealed class LostDocumentFolder : IDisposable
{
    internal const long TinyMemory = 1;

    private static readonly string[] States = ["UTO", "FRA", "DEU", "GBR", "SYR", "VEN", "RKS", "XXA"];

    private readonly string _folder = Directory.CreateTempSubdirectory("bmis-lost-").FullName;

    internal LostDocumentFolder(byte[]? secret = null) =>
        Hasher = new(secret ?? new byte[LostDocumentHasher.ShortestSecret]);

    internal LostDocumentHasher Hasher { get; }

    internal string File => Path.Combine(_folder, "lost.index");

    internal IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName)!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Lines of distinct documents, without rows.</summary>
    internal static string[] Lines(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (state, letter) = (States[random.Next(States.Length)], (char)('A' + random.Next(8)));
            return FormattableString.Invariant($"{state} {letter}{seed:00}{random.Next(100):00}{i:000000}");
        })];
    }

    internal LostDocumentBuild Build(string text, long memory = LostDocumentIndexBuilder.UsualMemory)
    {
        using var reader = new StringReader(text);
        return new LostDocumentIndexBuilder(Hasher, memory)
            .Build(reader, File, cancellation: TestContext.Current.CancellationToken);
    }

    internal LostDocumentIndex Open(IEnumerable<string> lines)
    {
        var built = Build(string.Join('\n', lines));
        Assert.Null(built.Problem);
        return Open();
    }

    internal LostDocumentIndex Open()
    {
        var (index, problem) = LostDocumentIndex.Open(File);
        Assert.Null(problem);
        return index!;
    }

    internal LostDocumentRow? Find(LostDocumentIndex index, string line)
    {
        var read = LostDocumentLine.Read(line);
        Assert.Null(read.Problem);
        return index.Find(Hasher, read.State, read.Number);
    }

    internal static LostDocumentChange Change(string line, bool isRemoval = false)
    {
        var read = LostDocumentLine.Read(line);
        return new(read.State, read.Number, isRemoval, read.Row);
    }

    internal static (CountryCode State, DocumentNumber Number) Document(string line)
    {
        var read = LostDocumentLine.Read(line);
        return (read.State, read.Number);
    }
}
