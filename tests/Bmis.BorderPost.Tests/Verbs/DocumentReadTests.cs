using System.Security.Cryptography;
using Bmis.BorderPost.Tests.Devices.Pcsc;
using Bmis.BorderPost.Tests.Terminal;
using Bmis.BorderPost.Verbs;
using Bmis.Documents.Simulation;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>Specimens on the virtual readers of a real smart card service, read and judged again later.</summary>
[Collection(nameof(PcscDaemon))]
public sealed class DocumentReadTests : IDisposable
{
    private readonly DocumentBench _bench = new(TimeProvider.System.GetUtcNow());
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    [Theory]
    [InlineData]
    [InlineData("--xml")]
    public async Task What_was_read_is_printed_again_to_the_byte_from_what_was_saved(params string[] form)
    {
        await using var service = await PcscBench.StartAsync();
        using var chip = new SimulatedChip(_bench.Content, new(), _random);
        await service.InsertAsync(command => chip.TransmitAsync(command, service.Stop));
        string[] judged = ["--mrz", DocumentBench.Mrz, "--trust", _bench.Trust, .. form];
        var read = await ReadAsync(service, [.. judged, "--save", _bench.File("kept")]);
        Assert.Equal((ExitCodes.Done, true), (read.Exit, chip.Commands > 10));
        DocumentBench.AssertNothingPersonal(read.Output + read.Error);
        var replayed = await DocumentBench.RunAsync("document replay", [_bench.File("kept"), .. judged]);
        Assert.Equal((ExitCodes.Done, read.Output), (replayed.Exit, replayed.Output));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_bench.File("kept")));
        if (form.Length == 0)
            AssertGenuine(read);
    }

    [Fact]
    public async Task A_terminal_with_keys_reads_the_fingers_and_says_nothing_of_them()
    {
        using var terminal = new TerminalBench(TimeProvider.System.GetUtcNow());
        var passport = DocumentBench.Passport with
        {
            Fingers = [(9, [.. "FIR\0010\0"u8, .. new byte[2000]])], Terminals = terminal.Trust,
        };
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var service = await PcscBench.StartAsync();
        using var chip = new SimulatedChip(passport.Personalise(_bench.Issuer, today, _random), new(), _random);
        await service.InsertAsync(command => chip.TransmitAsync(command, service.Stop));
        string[] judged = ["--mrz", DocumentBench.Mrz, "--trust", _bench.Trust];
        var read = await ReadAsync(service, [.. judged, "--terminal", terminal.Folder, "--save", _bench.File("kept")]);
        Assert.Equal((ExitCodes.Done, "successful"), (read.Exit, read.Verdict));
        Assert.Equal(("successful", "successful"), (read["terminal-authentication"], read["data-group-3"]));
        Assert.DoesNotContain("FIR", read.Output + read.Error, StringComparison.Ordinal);
        var replayed = await DocumentBench.RunAsync("document replay", [_bench.File("kept"), .. judged]);
        Assert.Equal(read.Output, replayed.Output);
        var without = await ReadAsync(service, judged);
        Assert.Equal(("successful", "notPerformed"), (without.Verdict, without["terminal-authentication"]));
        Assert.Equal("no-keys", without.Reason("terminal-authentication"));
    }

    [Fact]
    public async Task A_chip_without_its_key_stays_closed_and_that_is_a_report_too()
    {
        await using var service = await PcscBench.StartAsync();
        using var chip = new SimulatedChip(_bench.Content, new(), _random);
        await service.InsertAsync(command => chip.TransmitAsync(command, service.Stop));
        var answer = await ReadAsync(service, ["--trust", _bench.Trust, "--reader", "virtual pcd"]);
        Assert.Equal((ExitCodes.Done, "undetermined"), (answer.Exit, answer.Verdict));
        Assert.Equal("no-key", answer.Reason("access"));
        var wrong = await ReadAsync(service, ["--can", "123456"]);
        Assert.Equal(("failed", "failed"), (wrong.Verdict, wrong["access"]));
    }

    [Fact]
    public async Task Nobody_waits_for_ever_and_what_stands_in_the_way_is_said()
    {
        await using var service = await PcscBench.StartAsync();
        var answer = await ReadAsync(service, ["--wait", "1"]);
        Assert.Equal((ExitCodes.CannotRun, ""), (answer.Exit, answer.Output));
        Assert.Contains("No document could be reached within 1 s.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_up_gets_a_sentence_and_no_report()
    {
        await using var service = await PcscBench.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(service.Stop);
        var reading = ReadAsync(service, [], stop.Token);
        await stop.CancelAsync();
        var answer = await reading;
        Assert.Equal((ExitCodes.CannotRun, ""), (answer.Exit, answer.Output));
        Assert.Contains("given up", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--can takes", "--can", "12x")]
    [InlineData("--wait takes", "--wait", "0")]
    [InlineData("options alone", "file")]
    public async Task Wrong_use_is_said_before_anybody_waits(string sentence, params string[] arguments)
    {
        var answer = await DocumentBench.RunAsync("document read", arguments);
        Assert.Equal((ExitCodes.WrongUse, ""), (answer.Exit, answer.Output));
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_is_never_written_over()
    {
        var answer = await DocumentBench.RunAsync("document read", ["--save", _bench.File("EF.SOD")]);
        Assert.Equal(ExitCodes.CannotRun, answer.Exit);
        Assert.Contains("not written over", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_evidence_cannot_be_replayed()
    {
        var answer = await DocumentBench.RunAsync("document replay", [_bench.File("EF.DG1")]);
        Assert.Equal((ExitCodes.CannotRun, ""), (answer.Exit, answer.Output));
        Assert.Contains("(unknown-format)", answer.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongUse, (await DocumentBench.RunAsync("document replay", [])).Exit);
    }

    public void Dispose()
    {
        _bench.Dispose();
        _random.Dispose();
    }

    private static void AssertGenuine(VerbAnswer read)
    {
        Assert.Equal("successful", read.Verdict);
        foreach (var check in (string[])
            ["access", "reading", "signature", "signer-trust", "chip-authentication", "active-authentication"])
            Assert.Equal("successful", read[check]);
        Assert.All(
            read.Json.GetProperty("times").EnumerateArray(),
            time => Assert.InRange(time.GetProperty("milliseconds").GetDouble(), 0, 60_000));
    }

    private static async Task<VerbAnswer> ReadAsync(
        PcscBench service, string[] arguments, CancellationToken? cancellation = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await DocumentRead.RunAsync(
            arguments, new(Stream.Null, output, error), service.Readers, TimeProvider.System,
            cancellation ?? service.Stop);
        return new(exit, output.ToString(), error.ToString());
    }
}
