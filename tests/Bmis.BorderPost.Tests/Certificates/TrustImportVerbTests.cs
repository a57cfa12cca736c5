using System.Text.Json;
using Bmis.BorderPost.Tests.Verbs;

namespace Bmis.BorderPost.Tests.Certificates;

/// <summary>What becomes of files of certificates is said whole: what was taken, and what was not and why.</summary>
public sealed class TrustImportVerbTests(ITestOutputHelper output) : IDisposable
{
    private const string Verb = "trust import";

    private readonly DocumentBench _bench = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task A_folder_is_counted_and_what_is_no_certificate_is_named()
    {
        _bench.Write("trust/notes.txt", "no certificate"u8.ToArray());
        _bench.Write("trust/again.cer", _bench.Issuer.Authority);
        _bench.Write("trust/.hidden", [1, 2, 3]);
        var answer = await DocumentBench.RunAsync(Verb, [_bench.Trust]);
        Assert.Equal((ExitCodes.Done, ""), (answer.Exit, answer.Error));
        var json = answer.Json;
        var authorities = json.GetProperty("authorities");
        Assert.Equal(1, authorities.GetProperty("total").GetInt32());
        Assert.Equal(1, authorities.GetProperty("byState").GetProperty("UT").GetInt32());
        Assert.Equal(1, authorities.GetProperty("byKind").GetProperty("self-signed").GetInt32());
        Assert.Equal((1, 1), (Number(json, "revocationLists"), Number(json, "duplicates")));
        var rejected = json.GetProperty("rejected").GetProperty("unknown-file");
        Assert.Equal(1, rejected.GetProperty("count").GetInt32());
        Assert.Equal("notes.txt", Assert.Single(rejected.GetProperty("files").EnumerateArray()).GetString());
        Assert.Equal(64, json.GetProperty("version").GetString()!.Length);
    }

    [Fact]
    public async Task The_version_names_the_contents_and_not_the_files()
    {
        var folder = await DocumentBench.RunAsync(Verb, [_bench.Trust]);
        _bench.Write("other.cer", _bench.Issuer.Authority);
        var files = await DocumentBench.RunAsync(
            Verb, [Path.Combine(_bench.Trust, "csca.crl"), _bench.File("other.cer")]);
        var one = await DocumentBench.RunAsync(Verb, [_bench.File("other.cer")]);
        Assert.Equal(VersionOf(folder), VersionOf(files));
        Assert.NotEqual(VersionOf(folder), VersionOf(one));
    }

    [Fact]
    public async Task Wrong_use_and_missing_files_are_told_apart()
    {
        Assert.Equal(ExitCodes.WrongUse, (await DocumentBench.RunAsync(Verb, [])).Exit);
        Assert.Equal(ExitCodes.WrongUse, (await DocumentBench.RunAsync(Verb, ["--strict", _bench.Trust])).Exit);
        Assert.Equal(ExitCodes.CannotRun, (await DocumentBench.RunAsync(Verb, [_bench.File("nowhere")])).Exit);
    }

    [Theory]
    [InlineData("DE_ML_2024-08-07-07-38-24.ml", 400, 700)]
    [InlineData("NL_ML_2025-07-29.ml", 150, 700)]
    public async Task A_master_list_is_counted_by_State_and_strictness_takes_it_only_with_a_known_signer(
        string name, int fewest, int most)
    {
        var list = DocumentRealFilesTests.RealFile($"gmrtd/master_list/{name}");
        var answer = await DocumentBench.RunAsync(Verb, [list]);
        output.WriteLine(answer.Output);
        var authorities = answer.Json.GetProperty("authorities");
        Assert.InRange(authorities.GetProperty("total").GetInt32(), fewest, most);
        var states = authorities.GetProperty("byState").EnumerateObject().ToList();
        Assert.InRange(states.Count, 50, 130);
        Assert.Equal(authorities.GetProperty("total").GetInt32(), states.Sum(one => one.Value.GetInt32()));
        foreach (var state in (string[])["DE", "FR", "NL", "US"])
            Assert.InRange(authorities.GetProperty("byState").GetProperty(state).GetInt32(), 1, 40);
        var taken = Assert.Single(answer.Json.GetProperty("masterLists").EnumerateArray());
        Assert.True(taken.GetProperty("taken").GetBoolean());
        Assert.Equal("self-contained", taken.GetProperty("trust").GetString());

        var strict = await DocumentBench.RunAsync(Verb, ["--require-known-signer", list]);
        Assert.Equal(0, strict.Json.GetProperty("authorities").GetProperty("total").GetInt32());
        Assert.True(strict.Json.GetProperty("rejected").TryGetProperty("list-not-trusted", out _));
    }

    public void Dispose() => _bench.Dispose();

    private static string VersionOf(VerbAnswer answer) => answer.Json.GetProperty("version").GetString()!;

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
