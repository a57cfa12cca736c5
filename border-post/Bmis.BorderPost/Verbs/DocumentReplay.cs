using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// <c>bmis-post document replay FILE</c>: judges evidence that <c>document read --save</c> kept. With the same trust
/// and MRZ it prints what was printed then, to the byte; with others, what would be said today.
/// </summary>
internal static class DocumentReplay
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, async () =>
        {
            var read = DocumentVerbs.Read(
                arguments, [DocumentVerbs.At, DocumentVerbs.Mrz], [DocumentVerbs.Trust]);
            if (read.Plain is not [var path])
                throw new VerbFault("bmis-post document replay takes one file of evidence.");
            var saved = Load(path);
            saved = saved with { At = DocumentVerbs.MomentOf(read) ?? saved.At };
            var printed = DocumentVerbs.MrzOf(read, streams, DocumentVerbs.DayOf(saved.At));
            await DocumentVerbs.WriteAsync(saved, printed, read, streams);
            return ExitCodes.Done;
        });

    private static SavedEvidence Load(string path)
    {
        var fault = EvidenceFile.Read(DocumentVerbs.ReadFile(path, EvidenceFile.MostBytes), out var saved);
        return saved ?? throw new IOException(
            $"{path} cannot be used as evidence ({VerbJson.Kebab(fault)}).");
    }
}
