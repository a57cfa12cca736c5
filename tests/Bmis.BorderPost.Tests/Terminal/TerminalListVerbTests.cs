using System.Text.Json;
using Bmis.BorderPost.Terminal;
using Bmis.BorderPost.Tests.Verbs;

namespace Bmis.BorderPost.Tests.Terminal;

/// <summary>What lies in a folder of certificates and keys is said file by file.</summary>
public sealed class TerminalListVerbTests : IDisposable
{
    private const string Verb = "terminal list";

    private readonly ManualClock _clock = new();
    private readonly TerminalBench _bench;

    public TerminalListVerbTests() => _bench = new(_clock.GetUtcNow());

    [Fact]
    public async Task Each_certificate_is_told_with_its_holder_its_rights_and_whether_it_can_be_used()
    {
        var lines = await ListAsync();
        Assert.Equal(["cvca.cvcert", "dv.cvcert", "is.cv", "is.pem"], lines.Select(line => Text(line, "file")));
        Assert.Equal(
            ("{'file':'is.cv','holder':'UTTERM00001','authority':'UTDVER00001','role':'inspection-system',"
                + "'rights':['fingers'],'from':'2026-05-02','until':'2026-05-23','usable':true}").Replace('\'', '"'),
            lines[2].GetRawText());
        Assert.Equal("domestic-verifier", Text(lines[1], "role"));
        Assert.Equal(
            [false, true, true], lines.Take(3).Select(line => line.GetProperty("usable").GetBoolean()));
        Assert.Equal("""{"file":"is.pem","keyOf":"UTTERM00001"}""", lines[3].GetRawText());
    }

    [Fact]
    public async Task What_has_expired_is_of_no_use_with_all_that_leads_to_it()
    {
        _clock.Advance(TimeSpan.FromDays(21));
        var lines = await ListAsync();
        Assert.All(lines.Take(3), line => Assert.False(line.GetProperty("usable").GetBoolean()));
    }

    [Fact]
    public async Task Files_that_are_neither_are_named_with_the_reason()
    {
        _bench.Write("broken.cv", [0x7F, 0x21, 0x05]);
        _bench.Write("notes.txt", "notes"u8.ToArray());
        _bench.Write(".hidden.cv", [1]);
        _bench.WriteKey("empty.pem", "no key");
        using var other = Bmis.Documents.Simulation.SpecimenKeyHolder.OfRsa("UTTERM00009", 2, 1024);
        _bench.WriteKey("other.pem", other.Pem);
        var lines = await ListAsync();
        Assert.Equal(
            ["malformed", "no-private-key", "unknown-file"],
            lines.Where(line => line.TryGetProperty("fault", out _)).Select(line => Text(line, "fault")));
        Assert.Equal("", Text(lines.Single(line => Text(line, "file") == "other.pem"), "keyOf"));
        Assert.Equal(8, lines.Count);
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_refused_and_wrong_use_is_told_apart()
    {
        Assert.Equal(ExitCodes.WrongUse, (await DocumentBench.RunAsync(Verb, [])).Exit);
        Assert.Equal(ExitCodes.WrongUse, (await DocumentBench.RunAsync(Verb, ["--all", _bench.Folder])).Exit);
        Assert.Equal(ExitCodes.CannotRun, (await DocumentBench.RunAsync(Verb, [_bench.File("nowhere")])).Exit);
        if (OperatingSystem.IsWindows()) return;
        _bench.WriteKey("open.pem", "no key", UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var answer = await DocumentBench.RunAsync(Verb, [_bench.Folder]);
        Assert.Equal((ExitCodes.CannotRun, ""), (answer.Exit, answer.Output));
        Assert.Contains("set its mode to 600", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private async Task<List<JsonElement>> ListAsync()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await TerminalListVerb.RunAsync(
            [_bench.Folder], new(Stream.Null, output, error), _clock);
        Assert.Equal((ExitCodes.Done, ""), (exit, error.ToString()));
        return
        [
            .. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }
}
