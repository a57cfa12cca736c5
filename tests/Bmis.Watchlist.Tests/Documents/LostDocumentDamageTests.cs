using System.Security.Cryptography;
using Bmis.Documents.Tests.Fuzzing;
using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

public sealed class LostDocumentDamageTests : IDisposable
{
    private const int FuzzCases = 3000;

    private readonly LostDocumentFolder _folder = new();
    private readonly byte[] _file;

    public LostDocumentDamageTests()
    {
        var lines = LostDocumentFolder.Lines(700, seed: 1).Select((line, i) => i % 2 == 0 ? line : line + " P lost 5");
        _folder.Open(lines).Dispose();
        _file = File.ReadAllBytes(_folder.File);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        for (var length = 0; length < _file.Length; length += length < 400 ? 1 : 97)
            Assert.NotNull(ProblemOf(_file[..length]));
        Assert.NotNull(ProblemOf(_file[..^1]));
        Assert.NotNull(ProblemOf([.. _file, 0]));
        Assert.Null(ProblemOf(_file));
    }

    [Fact]
    public void A_changed_byte_is_refused()
    {
        for (var at = 0; at < _file.Length; at += at < 400 ? 1 : 61)
        {
            var changed = _file.ToArray();
            changed[at] ^= 0x41;
            Assert.True(ProblemOf(changed) is not null, $"Byte {at} was changed.");
        }
    }

    [Fact]
    public void A_forger_who_sums_up_again_gets_an_answer_or_a_refusal_but_no_fault()
    {
        var target = new FuzzTarget("lost-documents", [_file], Opens) { Change = (sample, other, random) =>
            SummedUp(Mutator.Of(sample, other, random)) };
        var run = new FuzzRun(target, seed: 11);
        run.Run(0, FuzzCases, isTimed: false);
        Assert.Equal("", run.FirstException);
        Assert.InRange(run.Taken, 1, FuzzCases - 1);
    }

    // What opens is asked for keys of every high part, so that all of it is looked at.
    private bool Opens(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File, bytes);
        var (index, problem) = LostDocumentIndex.Open(_folder.File);
        if (index is null == problem is null) throw new InvalidOperationException("Neither opened nor refused.");
        using (index)
            for (var key = 0UL; key < 1024 && index is not null; key++)
                index.Find(key << 38);
        return index is not null;
    }

    // As long as the bytes still have a header, its digests are made right again.
    private static byte[] SummedUp(byte[] bytes)
    {
        if (bytes.Length < LostDocumentLayout.HeaderLength) return bytes;
        var header = bytes.AsSpan(0, LostDocumentLayout.HeaderLength);
        SHA256.HashData(header[..160], header[160..]);
        var (layout, _) = LostDocumentLayout.Read(header);
        if (layout is null || layout.FileLength != bytes.Length) return bytes;
        var at = LostDocumentLayout.HeaderLength;
        for (var section = 0; section < LostDocumentLayout.Sections; section++)
        {
            var length = (int)layout.LengthOf(section);
            SHA256.HashData(bytes.AsSpan(at, length), header.Slice(32 + (section * 32), 32));
            at += length;
        }

        SHA256.HashData(header[..160], header[160..]);
        return bytes;
    }

    private string? ProblemOf(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File, bytes);
        var (index, problem) = LostDocumentIndex.Open(_folder.File);
        index?.Dispose();
        return problem;
    }
}
