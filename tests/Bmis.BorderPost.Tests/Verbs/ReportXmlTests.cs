using System.Xml.Linq;
using Bmis.BorderPost.Verbs;
using Bmis.Documents;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>The report as XML says the same as the report as JSON.</summary>
public sealed class ReportXmlTests : IDisposable
{
    private static readonly XNamespace Ours = ReportXml.Namespace;

    private readonly DocumentBench _bench = new();

    [Fact]
    public async Task Every_check_stands_once_in_its_group_with_the_result_of_the_other_form()
    {
        string[] arguments = [.. _bench.AllFiles, "--at", DocumentBench.At, "--mrz", DocumentBench.Mrz];
        var json = await DocumentBench.RunAsync("document verify", arguments);
        var answer = await DocumentBench.RunAsync("document verify", [.. arguments, "--xml"]);
        Assert.Equal(ExitCodes.Done, answer.Exit);
        DocumentBench.AssertNothingPersonal(answer.Output);
        var xml = XElement.Parse(answer.Output);
        Assert.Equal(json.Verdict, xml.Attribute("verdict")!.Value);
        Assert.Equal(
            json.Checks.Select(one => one.GetProperty("check").GetString()).Order(StringComparer.Ordinal),
            Checks(xml).Select(one => one.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        foreach (var check in Checks(xml))
        {
            var name = check.Attribute("id")!.Value;
            Assert.Equal(json[name], check.Attribute("result")!.Value);
            Assert.Equal(json.Reason(name), check.Attribute("reason")?.Value ?? "");
        }

        Assert.Equal("dataGroups", GroupOf(xml, "data-group-2"));
        Assert.Equal("documentSignerCertificate", GroupOf(xml, "signer-trust"));
        Assert.Equal("securityObject", GroupOf(xml, "signature"));
        Assert.Equal("access", GroupOf(xml, "access"));
        Assert.Equal("access", GroupOf(xml, "terminal-authentication"));
        Assert.Equal("crossChecks", GroupOf(xml, "printed-zone"));
    }

    [Fact]
    public void Durations_are_those_of_the_steps_and_hostile_text_is_escaped()
    {
        var report = new DocumentReport(
            DocumentCheckResult.Aborted,
            [
                new("access", DocumentCheckResult.Successful, "", []),
                new("something-new", DocumentCheckResult.NotSupported, "<&\">", ["]]>"]),
            ],
            "AB",
            [new("PACE", TimeSpan.FromMilliseconds(1.5)), new("BAC", TimeSpan.FromMilliseconds(2))]);
        var xml = XElement.Parse(ReportXml.Write(report, DocumentBench.Now));
        Assert.Equal("3.500", Checks(xml).First().Attribute("durationMilliseconds")!.Value);
        var unknown = Checks(xml).Single(one => one.Attribute("id")!.Value == "something-new");
        Assert.Equal(("<&\">", "]]>"), (unknown.Attribute("reason")!.Value, unknown.Value));
        Assert.Equal("notSupported", unknown.Attribute("result")!.Value);
    }

    public void Dispose() => _bench.Dispose();

    private static IEnumerable<XElement> Checks(XElement xml) => xml.Descendants(Ours + "check");

    private static string GroupOf(XElement xml, string check) =>
        Checks(xml).Single(one => one.Attribute("id")!.Value == check).Parent!.Name.LocalName;
}
