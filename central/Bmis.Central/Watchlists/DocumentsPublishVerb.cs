using System.Security.Cryptography;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Watchlist.Documents;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Watchlists;

/// <summary>
/// <c>bmis-central documents publish</c> signs an index of lost documents and the overlays made for it, and puts them
/// where lanes that may hold them fetch them. The index goes down once; the supplement with the secret and all overlays
/// goes down each time, also when nothing changed, because its age is how lanes tell that headquarters still knows.
/// Nothing renews it by itself: a source that fell silent must show.
/// </summary>
internal static class DocumentsPublishVerb
{
    public const string Usage = "INDEX [OVERLAY…, the oldest first] --by PERSON [--key-file FILE (else INDEX.key)]";

    // An index is made anew every month; four months later nobody should rely on one.
    private static readonly TimeSpan IndexLifetime = TimeSpan.FromDays(120);

    public static async Task<int> RunAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var (keyFile, by) = (arguments.Option("--key-file"), arguments.Required("--by"));
        var file = arguments.Word("INDEX");
        var overlays = arguments.Words();
        var supplement = Array.Empty<byte>();
        var documents = 0L;
        DocumentsVerbs.OnDisk(() =>
        {
            (supplement, documents) = Supplement(file, keyFile ?? file + ".key", overlays);
            return VerbContext.Done;
        });
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("documents publish", by, context.Cancellation);
        var publisher = rooms.GetRequiredService<ListPublisher>();
        var (index, isNew) = await PublishAsync(publisher, file, context.Cancellation);
        var lifetime = TimeSpan.FromDays(
            rooms.GetRequiredService<IOptions<WatchlistsOptions>>().Value.LifetimeDays);
        var version = await publisher.PublishAsync(
            ListNames.LostDocumentsSupplement, supplement, lifetime, context.Cancellation);
        CryptographicOperations.ZeroMemory(supplement);
        context.Write(new { index, isNew, documents, supplement = version, overlays = overlays.Count });
        return VerbContext.Done;
    }

    private static async Task<(long Version, bool IsNew)> PublishAsync(
        ListPublisher publisher, string file, CancellationToken cancellation)
    {
        try
        {
            return await publisher.PublishFileAsync(ListNames.LostDocuments, file, IndexLifetime, cancellation);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or ArgumentException)
        {
            throw new StopException($"{file} was not published. {fault.Message}");
        }
    }

    private static (byte[] Supplement, long Documents) Supplement(
        string file, string keyFile, IReadOnlyList<string> overlays)
    {
        var secret = DocumentSecret.Read(keyFile);
        try
        {
            using var index = DocumentsVerbs.OpenIndex(file, new LostDocumentHasher(secret));
            return (LostDocumentSupplement.Write(index, secret, [.. overlays.Select(File.ReadAllBytes)]), index.Count);
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
}
