using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists;
using Bmis.Watchlist.Documents;

namespace Bmis.Central.LostDocuments;

/// <summary>An index with the overlays made for it, read and checked, before it is proposed.</summary>
/// <param name="IndexFile">The index.</param>
/// <param name="IndexSha256">Digest of its bytes.</param>
/// <param name="Documents">Number of documents in it.</param>
/// <param name="Supplement">Its secret and the overlays.</param>
/// <param name="Overlays">Number of overlays.</param>
/// <param name="Added">Documents that they add.</param>
/// <param name="Removed">Documents that they remove.</param>
internal sealed record LostDocumentDraft(
    string IndexFile,
    byte[] IndexSha256,
    long Documents,
    byte[] Supplement,
    int Overlays,
    long Added,
    long Removed)
{
    public byte[] SupplementSha256 { get; } = SHA256.HashData(Supplement);

    /// <summary>Reads the files.</summary>
    /// <exception cref="StopException">One is not there, is damaged, or does not fit the index.</exception>
    public static LostDocumentDraft Read(string file, string keyFile, IReadOnlyList<string> overlayFiles)
    {
        var secret = DocumentSecret.Read(keyFile);
        try
        {
            using var index = DocumentsVerbs.OpenIndex(file, new LostDocumentHasher(secret));
            byte[][] overlays = [.. overlayFiles.Select(File.ReadAllBytes)];
            var supplement = LostDocumentSupplement.Write(index, secret, overlays);
            var read = overlays.Select(one => LostDocumentOverlay.Read(index, one).Overlay!).ToList();
            using var content = File.OpenRead(file);
            return new(
                file, SHA256.HashData(content), index.Count, supplement, overlays.Length,
                read.Sum(one => (long)one.Count - one.Removals), read.Sum(one => (long)one.Removals));
        }
        catch (ArgumentException fault)
        {
            throw new StopException($"The overlays were not taken. {fault.Message}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public override string ToString() => "[draft]";
}
