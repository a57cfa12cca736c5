namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>Files of a specimen, whole and tampered with, as the program itself judges them.</summary>
public sealed class DocumentVerifyTests : IDisposable
{
    private const string Verb = "document verify";

    private readonly DocumentBench _bench = new();

    [Fact]
    public async Task A_genuine_document_is_successful_and_its_chip_was_not_asked()
    {
        var answer = await VerifyAsync("--trust", _bench.Trust, "--mrz", DocumentBench.Mrz);
        Assert.Equal((ExitCodes.Done, "successful", ""), (answer.Exit, answer.Verdict, answer.Error));
        foreach (var check in (string[])
            ["signature", "signer-trust", "data-group-1", "data-group-2", "completeness", "printed-zone"])
            Assert.Equal("successful", answer[check]);
        foreach (var check in (string[])["access", "reading", "chip-authenticity"])
            Assert.Equal(("notPerformed", "no-chip"), (answer[check], answer.Reason(check)));
        Assert.Equal("2026-11-28T00:00:00.0000000Z", answer.Json.GetProperty("at").GetString());
        Assert.Single(answer.Output.TrimEnd().Split('\n'));
        DocumentBench.AssertNothingPersonal(answer.Output);
    }

    [Fact]
    public async Task Without_trust_the_signature_holds_and_nobody_vouches_for_it()
    {
        var answer = await VerifyAsync();
        Assert.Equal((ExitCodes.Done, "undetermined"), (answer.Exit, answer.Verdict));
        Assert.Equal("successful", answer["signature"]);
        Assert.Equal("no-trust-anchor", answer.Reason("signer-trust"));
    }

    [Fact]
    public async Task Trust_may_be_files_that_are_named_one_by_one()
    {
        var folder = await VerifyAsync("--trust", _bench.Trust);
        var files = await VerifyAsync(
            "--trust", Path.Combine(_bench.Trust, "csca.cer"), "--trust", Path.Combine(_bench.Trust, "csca.crl"));
        Assert.Equal(folder.Output, files.Output);
    }

    [Theory]
    [InlineData("EF.DG1", "data-group-1", "data-group-changed")]
    [InlineData("EF.DG2", "data-group-2", "data-group-changed")]
    [InlineData("EF.DG15", "data-group-15", "data-group-changed")]
    public async Task A_changed_data_group_is_named(string file, string check, string reason)
    {
        var bytes = await File.ReadAllBytesAsync(_bench.File(file), TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        _bench.Write(file, bytes);
        var answer = await VerifyAsync("--trust", _bench.Trust);
        Assert.Equal((ExitCodes.Done, "failed"), (answer.Exit, answer.Verdict));
        Assert.Equal(("failed", reason), (answer[check], answer.Reason(check)));
    }

    [Fact]
    public async Task The_printed_zone_comes_from_standard_input_and_in_one_piece_too()
    {
        string[] arguments = [.. _bench.AllFiles, "--at", DocumentBench.At, "--mrz"];
        var inOnePiece = DocumentBench.Mrz.Replace("\n", "", StringComparison.Ordinal);
        var typed = await DocumentBench.RunAsync(Verb, [.. arguments, inOnePiece]);
        var piped = await DocumentBench.RunAsync(Verb, [.. arguments, "-"], DocumentBench.Mrz + "\n");
        Assert.Equal("successful", typed["printed-zone"]);
        Assert.Equal(typed.Output, piped.Output);
        var other = await DocumentBench.RunAsync(
            Verb, [.. arguments, inOnePiece.Replace("ANNA", "EMMA", StringComparison.Ordinal)]);
        Assert.Equal(("failed", "failed"), (other["printed-zone"], other.Verdict));
    }

    [Fact]
    public async Task Hostile_files_are_judged_and_never_break_the_verb()
    {
        var random = new Random(20261128);
        foreach (var file in (string[])["EF.SOD", "EF.COM", "EF.DG1", "EF.DG14"])
        {
            var genuine = await File.ReadAllBytesAsync(_bench.File(file), TestContext.Current.CancellationToken);
            for (var round = 0; round < 20; round++)
            {
                var hostile = genuine[..random.Next(genuine.Length)];
                random.NextBytes(hostile.AsSpan(hostile.Length / 2));
                _bench.Write(file, hostile);
                var answer = await VerifyAsync("--trust", _bench.Trust);
                Assert.Equal(ExitCodes.Done, answer.Exit);
                Assert.NotEqual("successful", file == "EF.COM" ? answer["completeness"] : answer.Verdict);
            }

            _bench.Write(file, genuine);
        }
    }

    [Fact]
    public async Task A_card_security_that_is_none_is_undetermined_and_proves_nothing_of_a_chip()
    {
        var answer = await VerifyAsync("--trust", _bench.Trust, "--card-security", _bench.File("EF.DG1"));
        Assert.Equal("undetermined", answer["card-security"]);
        Assert.Equal("notPerformed", answer["chip-authenticity"]);
    }

    [Theory]
    [InlineData("needs --sod", "--com", "x")]
    [InlineData("--dg takes", "--sod", "x", "--dg", "17=y")]
    [InlineData("--dg takes", "--sod", "x", "--dg", "y")]
    [InlineData("--at takes", "--sod", "x", "--at", "tomorrow")]
    [InlineData("--mrz is no", "--sod", "x", "--mrz", "HELLO")]
    [InlineData("--sod is there twice", "--sod", "x", "--sod", "y")]
    [InlineData("--sod needs a value", "--sod")]
    [InlineData("--sodd is not known", "--sodd", "x")]
    [InlineData("options alone", "--sod", "x", "y")]
    public async Task Wrong_use_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        var answer = await DocumentBench.RunAsync(Verb, arguments);
        Assert.Equal((ExitCodes.WrongUse, ""), (answer.Exit, answer.Output));
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_stands_in_the_way()
    {
        var sod = await DocumentBench.RunAsync(Verb, ["--sod", _bench.File("none")]);
        Assert.Equal((ExitCodes.CannotRun, ""), (sod.Exit, sod.Output));
        Assert.NotEqual("", sod.Error);
        Assert.Equal(ExitCodes.CannotRun, (await VerifyAsync("--trust", _bench.File("nowhere"))).Exit);
    }

    public void Dispose() => _bench.Dispose();

    private Task<VerbAnswer> VerifyAsync(params string[] more) =>
        DocumentBench.RunAsync(Verb, [.. _bench.AllFiles, "--at", DocumentBench.At, .. more]);
}
