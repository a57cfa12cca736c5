using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Reading;

/// <summary>
/// Whether the files that were read have the form that Doc 9303-10 gives them: a State can sign a file that nobody can
/// read. Small deviations of documents in circulation are told as details and decide nothing.
/// </summary>
internal static class ContentsJudge
{
    private const string Malformed = "malformed";
    private const string UnknownCode = "unknown-code";

    /// <summary>Judges every file that was read and that this room can read.</summary>
    /// <param name="evidence">What was got.</param>
    /// <param name="day">The day by which the MRZ's years are told.</param>
    internal static ReportedCheck Judge(DocumentEvidence evidence, DateOnly day)
    {
        var findings = evidence.Files
            .Where(one => one.Key.IsInApplication && one.Value.IsWhole)
            .OrderBy(one => one.Key.DataGroup)
            .SelectMany(one => Findings(one.Key, one.Value.Bytes!.Value, day))
            .ToList();
        var worst = findings.Count == 0
            ? DocumentCheckResult.Successful
            : DocumentReport.Worst(findings.Select(finding => finding.Result));
        return new(
            ReportedChecks.Contents,
            evidence.Files.Any(one => one.Key.IsInApplication && one.Value.IsWhole)
                ? worst
                : DocumentCheckResult.NotPerformed,
            worst switch
            {
                DocumentCheckResult.Failed => Malformed,
                DocumentCheckResult.Undetermined => UnknownCode,
                _ => "",
            },
            [.. findings.Select(finding => finding.Detail).Distinct()]);
    }

    private static IEnumerable<Finding> Findings(ElementaryFile file, ReadOnlyMemory<byte> bytes, DateOnly day)
    {
        if (file == ElementaryFile.Common)
            return OfFile(file, EfCom.Read(bytes));
        return (int)file.DataGroup switch
        {
            1 => OfZone(file, DataGroup1.Read(bytes, day)),
            2 => OfFile(file, DataGroup2.Read(bytes)),
            3 => OfFile(file, DataGroup3.Read(bytes)),
            4 => OfFile(file, DataGroup4.Read(bytes)),
            11 => OfFile(file, DataGroup11.Read(bytes)),
            12 => OfFile(file, DataGroup12.Read(bytes)),
            14 => OfKeys(file, bytes),
            15 => OfFile(file, DataGroup15.Read(bytes)),
            16 => OfFile(file, DataGroup16.Read(bytes)),
            _ => [],
        };
    }

    private static IEnumerable<Finding> OfFile<T>(ElementaryFile file, LdsRead<T> read)
        where T : class
    {
        if (!read.Succeeded)
            yield return new(DocumentCheckResult.Failed, $"{file.Name} {AccessJudge.Kebab(read.Fault)}");
        else
            foreach (var problem in read.Problems)
                yield return new(DocumentCheckResult.Successful, $"{file.Name} {AccessJudge.Kebab(problem.Fault)}");
    }

    private static IEnumerable<Finding> OfKeys(ElementaryFile file, ReadOnlyMemory<byte> bytes)
    {
        var fault = SecurityInfos.ReadDataGroup14(bytes, out var infos);
        if (fault != SecurityInfosFault.None)
            yield return new(DocumentCheckResult.Failed, $"{file.Name} {AccessJudge.Kebab(fault)}");
        else if (infos.Malformed.Count > 0)
            yield return new(DocumentCheckResult.Failed, $"{file.Name} malformed-info");
    }

    private static IEnumerable<Finding> OfZone(ElementaryFile file, LdsRead<DataGroup1> read) =>
        OfFile(file, read).Concat(read.Value is { } zone ? OfZone(file, zone.Mrz) : []);

    private static IEnumerable<Finding> OfZone(ElementaryFile file, MrzResult zone)
    {
        if (zone.Format == MrzFormat.None)
            yield return new(DocumentCheckResult.Failed, $"{file.Name} unknown-format");
        foreach (var check in zone.Checks.Where(check => check.Result == DocumentCheckResult.Failed))
            yield return new(DocumentCheckResult.Failed, $"{file.Name} check-digit-{AccessJudge.Kebab(check.Name)}");
        foreach (var problem in zone.Problems)
            yield return new(Weight(problem.Reason), $"{file.Name} {AccessJudge.Kebab(problem.Reason)}");
    }

    // A code that no list knows may be a new State; everything else is against the syntax.
    private static DocumentCheckResult Weight(MrzProblemReason reason) =>
        reason is MrzProblemReason.UnknownIssuingState or MrzProblemReason.UnknownNationality
            ? DocumentCheckResult.Undetermined
            : DocumentCheckResult.Failed;

    private readonly record struct Finding(DocumentCheckResult Result, string Detail);
}
