namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>The verb on published files of real and reference documents, which lie outside the repository.</summary>
public sealed class DocumentRealFilesTests(ITestOutputHelper output) : IDisposable
{
    private const string Verb = "document verify";

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("AT")]
    [InlineData("AU")]
    [InlineData("CN")]
    [InlineData("FR")]
    [InlineData("UK")]
    [InlineData("US")]
    public async Task A_security_object_of_a_State_is_believed_whole_and_not_when_tampered_with(string state)
    {
        var sod = RealFile($"gmrtd/sod/{state}.bin");
        var trust = RealFile($"gmrtd/sod/{state}_csca.cer");
        var genuine = await DocumentBench.RunAsync(Verb, ["--sod", sod, "--trust", trust, "--at", DocumentBench.At]);
        output.WriteLine(genuine.Output);
        Assert.Equal(ExitCodes.Done, genuine.Exit);
        foreach (var check in (string[])["security-object", "signature", "signer-signature", "signer-trust"])
            Assert.Equal("successful", genuine[check]);
        Assert.NotEqual("successful", genuine.Verdict);
        Assert.All(
            genuine.Checks.Where(one => one.GetProperty("check").GetString()!.StartsWith(
                "data-group-", StringComparison.Ordinal)),
            one => Assert.Equal("data-group-not-read", one.GetProperty("reason").GetString()));

        var bytes = await File.ReadAllBytesAsync(sod, TestContext.Current.CancellationToken);
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(_scratch.File("sod"), bytes, TestContext.Current.CancellationToken);
        var tampered = await DocumentBench.RunAsync(
            Verb, ["--sod", _scratch.File("sod"), "--trust", trust, "--at", DocumentBench.At]);
        Assert.Equal((ExitCodes.Done, "failed"), (tampered.Exit, tampered["signature"]));
        Assert.Equal("failed", tampered.Verdict);
    }

    [Fact]
    public async Task The_reference_document_of_the_bsi_is_whole_down_to_each_data_group()
    {
        var answer = await DocumentBench.RunAsync(Verb,
        [
            "--at", DocumentBench.At,
            "--sod", RealFile("bsi-tr03105-5/EF_SOD.bin"), "--com", RealFile("bsi-tr03105-5/EF_COM.bin"),
            .. Groups("bsi-tr03105-5/Datagroup{0}.bin", 1, 2, 3, 4, 14, 15),
        ]);
        output.WriteLine(answer.Output);
        Assert.Equal("successful", answer["signature"]);
        foreach (var number in (int[])[1, 2, 3, 4, 14])
            Assert.Equal("successful", answer[$"data-group-{number}"]);

        // This security object lists no DG15; the file is there all the same.
        Assert.Equal(["data-group-15", "expiry", "signer-validity"], Failed(answer));
        Assert.Equal("data-group-not-listed", answer.Reason("data-group-15"));
        Assert.Equal(("expired", "signer-expired"), (answer.Reason("expiry"), answer.Reason("signer-validity")));
    }

    [Fact]
    public async Task The_reference_document_of_jmrtd_is_judged()
    {
        var answer = await DocumentBench.RunAsync(Verb,
        [
            "--at", DocumentBench.At,
            "--sod", RealFile("jmrtd/loes2006/ef011D.bin"), "--com", RealFile("jmrtd/loes2006/ef011E.bin"),
            "--dg", $"1={RealFile("jmrtd/loes2006/ef0101.bin")}", "--dg", $"2={RealFile("jmrtd/loes2006/ef0102.bin")}",
            "--dg", $"15={RealFile("jmrtd/loes2006/ef010F.bin")}",
        ]);
        output.WriteLine(answer.Output);
        Assert.Equal("successful", answer["signature"]);
        foreach (var number in (int[])[1, 2, 15])
            Assert.Equal("successful", answer[$"data-group-{number}"]);
        Assert.Equal(["expiry", "signer-validity"], Failed(answer));
    }

    [Fact]
    public async Task Fuzzed_security_objects_are_judged_and_none_is_believed()
    {
        var folder = Path.GetDirectoryName(RealFile("pymrtd/SOD_fuzz_line559.bin"))!;
        foreach (var sod in Directory.EnumerateFiles(folder, "SOD_fuzz_*"))
        {
            var answer = await DocumentBench.RunAsync(Verb, ["--sod", sod]);
            output.WriteLine($"{Path.GetFileName(sod)} {answer.Verdict} {answer.Reason("security-object")}");
            Assert.Equal(ExitCodes.Done, answer.Exit);
            Assert.NotEqual("successful", answer.Verdict);
        }
    }

    [Fact]
    public async Task The_card_security_of_a_German_document_is_signed_by_whom_the_master_list_knows()
    {
        var answer = await DocumentBench.RunAsync(Verb,
        [
            "--at", DocumentBench.At,
            "--sod", RealFile("gmrtd/sod/AT.bin"), "--card-security", RealFile("gmrtd/cardsecurity/DE.bin"),
            "--trust", RealFile("gmrtd/master_list/DE_ML_2024-08-07-07-38-24.ml"),
        ]);
        output.WriteLine(answer.Output);
        Assert.Equal("successful", answer["card-security"]);
        Assert.Equal("notPerformed", answer["chip-authenticity"]);
    }

    public void Dispose() => _scratch.Dispose();

    internal static string RealFile(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "epassport", name);
        if (!File.Exists(path))
            Assert.Skip($"BMIS_TEST_DATA does not lead to epassport/{name}.");
        return path;
    }

    private static IEnumerable<string> Failed(VerbAnswer answer) => answer.Checks
        .Where(one => one.GetProperty("result").GetString() == "failed")
        .Select(one => one.GetProperty("check").GetString()!)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Groups(string pattern, params int[] numbers) => numbers.SelectMany(number =>
        (string[])["--dg", $"{number}={RealFile(pattern.Replace("{0}", $"{number}", StringComparison.Ordinal))}"]);
}
