using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Bmis.Documents;
using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Whether every check digit of the MRZ agrees and every field can be read.</summary>
internal sealed class MrzDocumentCheck(LaneCalendar calendar) : ICheck
{
    internal const string Key = "document.mrz";

    public string Name => Key;

    public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
        ValueTask.FromResult(subject.MrzText.Length == 0
            ? new CheckFinding(CheckResult.NotPerformed, "mrz.typed")
            : Judge(MrzParser.Parse(subject.MrzText, calendar.Today)));

    private static CheckFinding Judge(MrzResult read)
    {
        if (read.Format == MrzFormat.None) return new(CheckResult.Undetermined, "mrz.unreadable");
        foreach (var check in read.Checks)
            if (check.Result == DocumentCheckResult.Failed)
                return new(CheckResult.Failed, "mrz.digit." + Code(check.Name));
        if (!read.IsValid) return new(CheckResult.Undetermined, "mrz.incomplete");
        return read.Problems.Count > 0 ? new(CheckResult.Failed, "mrz.field") : new(CheckResult.Successful);
    }

    private static string Code(MrzCheckName name) => name switch
    {
        MrzCheckName.DocumentNumber => "number",
        MrzCheckName.BirthDate => "birth",
        MrzCheckName.ExpiryDate => "expiry",
        MrzCheckName.OptionalData => "optional",
        _ => "composite",
    };
}
