using System.Security.Cryptography;

namespace Bmis.Watchlist.Documents;

/// <summary>Opens an index after reading all of it: digests of its sections, then whether the parts fit.</summary>
internal static class LostDocumentCheck
{
    private const int Chunk = 1 << 20;

    internal static (LostDocumentIndex? Index, string? Problem) Open(string file)
    {
        var header = new byte[LostDocumentLayout.HeaderLength];
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        MappedFile? mapped = null;
        try
        {
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
                return (null, "It is not an index of lost documents.");
            var (layout, problem) = LostDocumentLayout.Read(header);
            if (layout is null) return (null, problem);
            if (stream.Length != layout.FileLength) return (null, "It is cut or has grown.");
            mapped = new MappedFile(stream);
            problem = Damage(mapped, layout, header) ?? Contradiction(mapped, layout);
            if (problem is not null) return (null, problem);
            var index = new LostDocumentIndex(layout, mapped, LostDocumentLayout.DigestOf(header));
            mapped = null;
            stream = null;
            return (index, null);
        }
        finally
        {
            mapped?.Dispose();
            stream?.Dispose();
        }
    }

    private static string? Damage(MappedFile file, LostDocumentLayout layout, byte[] header)
    {
        var (chunk, at) = (new byte[Chunk], (long)LostDocumentLayout.HeaderLength);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var section = 0; section < LostDocumentLayout.Sections; section++)
        {
            for (var left = layout.LengthOf(section); left > 0;)
            {
                var part = chunk.AsSpan(0, (int)Math.Min(left, Chunk));
                file.Read(at, part);
                sum.AppendData(part);
                (at, left) = (at + part.Length, left - part.Length);
            }

            if (!sum.GetHashAndReset().AsSpan().SequenceEqual(LostDocumentLayout.DigestOf(header, section)))
                return "It is damaged: the digest of a section is wrong.";
        }

        return null;
    }

    // Digests show damage, not malice: a look-up must end and stay within the file whoever made it.
    private static string? Contradiction(MappedFile file, LostDocumentLayout layout)
    {
        Span<byte> buffer = stackalloc byte[HighBlock.Buffer];
        for (var block = 0L; block < layout.Blocks; block++)
        {
            var bits = HighBlock.Read(file, layout, block, buffer);
            if (!bits.IsRight(block == 0, block == layout.Blocks - 1, layout.Count + layout.HighParts))
                return "Its high bits contradict its counts.";
        }

        return null;
    }
}
