using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Tests.Fuzzing;
using Bmis.Watchlist.Documents;
using Bmis.Watchlist.Tests.Lists;

namespace Bmis.Watchlist.Tests.Documents;

/// <summary>What comes after an index, from a forger who sums up again and from a tired hand.</summary>
public sealed class LostDocumentFuzzTests : IDisposable
{
    private const int Cases = 3000;
    private const int OverlayDigestAt = 52;
    private const int OverlayBodyAt = 84;
    private const string Lines =
        "+ UTO D4 P lost 3\n- UTO A1\n\n+\tYUG\tE 5\tPD\tstolen\t18446744073709551615\n+ D B2 - - 7\n";

    private readonly LostDocumentFolder _folder = new();
    private readonly LostDocumentIndex _index;

    public LostDocumentFuzzTests() => _index = _folder.Open(LostDocumentFolder.Lines(60, seed: 3));

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Overlays()
    {
        var overlay = LostDocumentOverlay.Write(_index, _folder.Hasher, Read(Lines).Changes);
        Attack("overlay", [overlay], bytes => LostDocumentOverlay.Read(_index, bytes) switch
        {
            ({ } read, null) => Enumerable.Range(0, 64).All(key => read.Find((ulong)key << 57) is var _),
            (null, not null) => false,
            _ => throw new InvalidOperationException("Neither read nor refused."),
        }, Resummed);
    }

    [Fact]
    public void Supplements()
    {
        var secret = new byte[LostDocumentHasher.ShortestSecret];
        var overlay = LostDocumentOverlay.Write(_index, _folder.Hasher, Read(Lines).Changes);
        var files = new[] { LostDocumentSupplement.Write(_index, secret, []),
            LostDocumentSupplement.Write(_index, secret, [overlay, overlay]) };
        Attack("supplement", files, bytes => LostDocumentSupplement.Read(bytes) switch
        {
            ({ } read, null) => read.Join(_index) is { Set: null } joined ? joined.Problem is null : true,
            (null, not null) => false,
            _ => throw new InvalidOperationException("Neither read nor refused."),
        }, bytes => bytes);
    }

    [Fact]
    public void Lines_of_changes() => Attack("changes", [Encoding.UTF8.GetBytes(Lines)], bytes =>
    {
        var (changes, problem) = Read(Encoding.UTF8.GetString(bytes));
        if (problem is not null && changes.Count > 0) throw new InvalidOperationException("A wrong file was read.");
        return problem is null;
    }, bytes => bytes, isText: true);

    private static void Attack(
        string name,
        IReadOnlyList<byte[]> samples,
        Func<byte[], bool> reads,
        Func<byte[], byte[]> finish,
        bool isText = false)
    {
        var target = new FuzzTarget(name, samples, reads)
        {
            Change = (sample, other, random) =>
                finish(isText ? SourceMutator.Of(sample, random) : Mutator.Of(sample, other, random)),
        };
        var run = new FuzzRun(target, seed: 17);
        run.Run(0, Cases, isTimed: false);
        Assert.Equal("", run.FirstException);
        Assert.InRange(run.Taken, 1, Cases - 1);
    }

    private static (IReadOnlyList<LostDocumentChange> Changes, string? Problem) Read(string text)
    {
        using var lines = new StringReader(text);
        return LostDocumentChanges.Read(lines);
    }

    private static byte[] Resummed(byte[] bytes)
    {
        if (bytes.Length >= OverlayBodyAt)
            SHA256.HashData(bytes.AsSpan(OverlayBodyAt), bytes.AsSpan(OverlayDigestAt));
        return bytes;
    }
}
