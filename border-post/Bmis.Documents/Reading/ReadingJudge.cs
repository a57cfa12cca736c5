using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>
/// Whether everything was read that was to be. A file that the document itself announces and does not give is missed:
/// whoever takes a file off a chip must not gain by it.
/// </summary>
internal static class ReadingJudge
{
    private const string FileUnreadable = "file-unreadable";
    private const int Fingers = 3;
    private const int Irises = 4;

    /// <summary>Judges how the reading ended and which files are missing.</summary>
    /// <param name="evidence">What was got.</param>
    /// <param name="signed">The data groups that the security object lists.</param>
    internal static ReportedCheck Judge(DocumentEvidence evidence, IReadOnlyCollection<int> signed)
    {
        var listed = Listed(evidence);
        var missed = evidence.Files
            .Where(one => IsForAll(one.Key) && IsMissed(one.Key, one.Value.Fault, listed, signed))
            .Select(one => $"{one.Key.Name} {AccessJudge.Kebab(one.Value.Fault)}")
            .ToList();
        var result = Ended(evidence.End);
        var isIncomplete = result == DocumentCheckResult.Successful && missed.Count > 0;
        return new(
            ReportedChecks.Reading,
            isIncomplete ? DocumentCheckResult.Failed : result,
            isIncomplete ? FileUnreadable : Reason(evidence.End),
            missed);
    }

    // EF.CVCA is of use to terminals with keys alone, and terminal authentication says what is wrong with it.
    private static bool IsForAll(ElementaryFile file) => file.IsInApplication && file != ElementaryFile.TrustPoints;

    private static string Reason(ReadingEnd end) =>
        end is ReadingEnd.None or ReadingEnd.Complete ? "" : AccessJudge.Kebab(end);

    private static DocumentCheckResult Ended(ReadingEnd end) => end switch
    {
        ReadingEnd.Complete => DocumentCheckResult.Successful,
        ReadingEnd.None or ReadingEnd.NotOpened or ReadingEnd.NoChip => DocumentCheckResult.NotPerformed,
        ReadingEnd.NotAuthentic => DocumentCheckResult.Failed,
        _ => DocumentCheckResult.Aborted,
    };

    // Fingers and irises may need terminal authentication; what nobody announces may be absent.
    private static bool IsMissed(
        ElementaryFile file, FileFault fault, IReadOnlyList<ElementaryFile> listed, IReadOnlyCollection<int> signed) =>
        fault switch
        {
            FileFault.None => false,
            FileFault.NotAllowed => file.DataGroup is not (Fingers or Irises),
            FileFault.NotFound => listed.Contains(file) || signed.Contains(file.DataGroup),
            _ => true,
        };

    private static IReadOnlyList<ElementaryFile> Listed(DocumentEvidence evidence) =>
        evidence.BytesOf(ElementaryFile.Common) is { } common && EfCom.Read(common).Value is { } index
            ? index.Files
            : [];
}
