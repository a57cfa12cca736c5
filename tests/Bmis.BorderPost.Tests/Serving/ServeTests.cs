using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>The program as it is installed: started, stopped and given wrong settings.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("Lane:Id", "lane one")]
    [InlineData("Lane:PostCode", "")]
    [InlineData("Lane:TimeZone", "Middle/Earth")]
    [InlineData("Lane:Folder", "relative/folder")]
    [InlineData("Lane:Colour", "blue")]
    [InlineData("Journal:Database", "journal.db")]
    [InlineData("Journal:RetentionDays", "0")]
    [InlineData("Journal:RowDays", "7")]
    [InlineData("Keys:File", "")]
    [InlineData("Keys:File", "lane.keys")]
    [InlineData("Keys:File", "/nowhere.keys")]
    [InlineData("Lists:AlertFreshFor", "30.00:00:00")]
    [InlineData("Lists:AlertFreshFor", "soon")]
    [InlineData("Lists:Root", "/nowhere.root")]
    [InlineData("Duty:WrongPasswords", "0")]
    [InlineData("Duty:SessionLength", "48:00:00")]
    [InlineData("Uplink:Centre", "http://centre.example")]
    [InlineData("Uplink:StatusInterval", "00:00:00")]
    public async Task A_wrong_setting_stops_the_program_with_a_sentence_that_names_it(string name, string value)
    {
        var (code, error) = await RefusedAsync([.. Settings(), $"--{name}={value}"]);
        Assert.Equal(3, code);
        var words = name.Split(':');
        Assert.Contains(words[0], error, StringComparison.Ordinal);
        Assert.Contains(words[1], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_in_the_lanes_own_folder_or_readable_by_others_is_refused()
    {
        var file = _scratch.File("lane.keys");
        File.Copy(TestKeys.File, file);
        var (code, error) = await RefusedAsync([.. Settings(), $"--Keys:File={file}"]);
        Assert.Equal(3, code);
        Assert.Contains("outside Lane:Folder", error, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        (code, error) = await RefusedAsync([.. Settings(), $"--Keys:File={file}"]);
        Assert.Equal(3, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uplink_whose_certificates_are_not_there_names_them()
    {
        var (code, error) = await RefusedAsync(
            [.. Settings(), "--Uplink:Centre=https://centre.example:7443", "--Uplink:Certificate=none.pem"]);
        Assert.Equal(3, code);
        Assert.Contains("Uplink:Certificate", error, StringComparison.Ordinal);
        Assert.Contains("Uplink:TrustedRoots", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_termination_signal_ends_it_cleanly_and_a_second_instance_is_turned_away()
    {
        using var process = Process.Start(new ProcessStartInfo
        {
            FileName = Path.Combine(AppContext.BaseDirectory, "bmis-post"),
            ArgumentList = { "serve" },
            Environment =
            {
                ["BMIS_Urls"] = "http://127.0.0.1:0",
                ["BMIS_Lane__Id"] = "lane-1",
                ["BMIS_Lane__PostCode"] = "UTANY",
                ["BMIS_Lane__Folder"] = _scratch.Folder,
                ["BMIS_Keys__File"] = TestKeys.File,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var log = process.StandardError.ReadToEndAsync(Cancellation);
        var serving = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(Cancellation))!).RootElement;
        Assert.Equal("lane-1", serving.GetProperty("lane").GetString());
        Assert.NotEmpty(serving.GetProperty("addresses").EnumerateArray());

        var (code, error) = await RefusedAsync(Settings());
        Assert.Equal(3, code);
        Assert.Contains("Another lane service", error, StringComparison.Ordinal);

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.All(
            (await log).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    private static async Task<(int Code, string Error)> RefusedAsync(string[] settings)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var streams = new CommandStreams(Stream.Null, output, error);
        var code = await Commands.RunAsync(["serve", .. settings], streams, Cancellation);
        Assert.Empty(output.ToString());
        return (code, error.ToString());
    }

    private string[] Settings() =>
    [
        "--Urls=http://127.0.0.1:0",
        "--Lane:Id=lane-1",
        "--Lane:PostCode=UTANY",
        $"--Lane:Folder={_scratch.Folder}",
        TestKeys.Setting,
    ];
}
