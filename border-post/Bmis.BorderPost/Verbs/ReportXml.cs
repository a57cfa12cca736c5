using System.Globalization;
using System.Text;
using System.Xml;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// Writes a report as XML in the shape of BSI TR-03135-1: one element a check with the guideline's six results, grouped
/// as there. The guideline's schema was not at hand when this was written, so names and namespace are our own: this
/// conforms to no schema but can be mapped to it check by check. The duration stands where a step of the reading is the
/// check.
/// </summary>
internal static class ReportXml
{
    internal const string Namespace = "urn:bmis:document-report:1";

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true };

    private static readonly (string Group, Func<string, bool> Takes)[] Groups =
    [
        ("access", name => name is ReportedChecks.Access or ReportedChecks.Reading
            or ReportedChecks.TerminalAuthentication),
        ("chipAuthenticity", name => name is ReportedChecks.ChipAuthenticity or ReportedChecks.ActiveAuthentication
            or ReportedChecks.ChipAuthentication or ReportedChecks.ChipAuthenticationMapping
            or ReportedChecks.CardSecurity),
        ("crossChecks", name => name is ReportedChecks.PrintedZone or ReportedChecks.PersonalDetails
            or ReportedChecks.Expiry or ReportedChecks.Completeness or ReportedChecks.IssuingState),
    ];

    private static readonly (string Group, Func<string, bool> Takes)[] PassiveGroups =
    [
        ("securityObject", name => name is ReportedChecks.SecurityObject or ReportedChecks.Signature),
        ("dataGroups", name => name.StartsWith(ReportedChecks.DataGroup, StringComparison.Ordinal)),
    ];

    internal static string Write(DocumentReport report, DateTimeOffset at)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("documentReport", Namespace);
            xml.WriteAttributeString("verdict", VerbJson.Camel(report.Verdict));
            xml.WriteAttributeString("at", ReportJson.Moment(at));
            xml.WriteAttributeString("trust", report.TrustVersion);
            WriteGroups(xml, report);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WriteGroups(XmlWriter xml, DocumentReport report)
    {
        WriteGroup(xml, report, Groups[0]);
        WriteGroup(xml, report, Groups[1]);
        xml.WriteStartElement("passiveAuthentication", Namespace);
        WriteGroup(xml, report, PassiveGroups[0]);
        WriteGroup(xml, report, ("documentSignerCertificate", IsOfSigner));
        WriteGroup(xml, report, PassiveGroups[1]);
        xml.WriteEndElement();
        WriteGroup(xml, report, Groups[2]);
    }

    // Whatever no other group takes, so that no check can be lost.
    private static bool IsOfSigner(string name) => !Groups.Concat(PassiveGroups).Any(group => group.Takes(name));

    private static void WriteGroup(XmlWriter xml, DocumentReport report, (string Name, Func<string, bool> Takes) group)
    {
        xml.WriteStartElement(group.Name, Namespace);
        foreach (var check in report.Checks.Where(check => group.Takes(check.Check)))
            WriteCheck(xml, check, DurationOf(check.Check, report.Times));
        xml.WriteEndElement();
    }

    private static void WriteCheck(XmlWriter xml, ReportedCheck check, TimeSpan? duration)
    {
        xml.WriteStartElement("check", Namespace);
        xml.WriteAttributeString("id", check.Check);
        xml.WriteAttributeString("result", VerbJson.Camel(check.Result));
        if (check.Reason.Length > 0)
            xml.WriteAttributeString("reason", check.Reason);
        if (duration is { } time)
            xml.WriteAttributeString(
                "durationMilliseconds", time.TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture));
        foreach (var detail in check.Details)
            xml.WriteElementString("detail", Namespace, detail);
        foreach (var remark in check.Remarks)
            xml.WriteElementString("remark", Namespace, remark);
        xml.WriteEndElement();
    }

    private static TimeSpan? DurationOf(string check, IEnumerable<ReadingTime> times)
    {
        Func<string, bool>? isStep = check switch
        {
            ReportedChecks.Access => step => step is "PACE" or "BAC",
            ReportedChecks.Reading => step => step.StartsWith("EF.", StringComparison.Ordinal),
            ReportedChecks.ChipAuthentication => step => step is "CA",
            ReportedChecks.ActiveAuthentication => step => step is "AA",
            ReportedChecks.TerminalAuthentication => step => step is "TA",
            _ => null,
        };
        var taken = times.Where(time => isStep?.Invoke(time.Step) == true).ToList();
        return taken.Count > 0 ? new(taken.Sum(time => time.Elapsed.Ticks)) : null;
    }
}
