using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A folder on a disk that keeps only what was flushed when the power goes.</summary>
internal sealed class PowerDisk : IDisposable
{
    private const int Sector = 512;
    private const string Flushed = ".flushed";

    private readonly Scratch _files = new();
    private readonly Scratch _tools = new();

    private string Library => _tools.File("power.so");

    internal string File(string name) => _files.File(name);

    /// <summary>Skips the test where no C compiler is.</summary>
    internal static async Task<PowerDisk> MakeAsync()
    {
        var disk = new PowerDisk();
        if (await disk.IsCompiledAsync())
            return disk;
        disk.Dispose();
        Assert.Skip("There is no gcc to make the disk with.");
        return disk;
    }

    /// <summary>Starts this program on the disk, to be killed at its n-th flush; 0 for never.</summary>
    internal Process Start(int killAt, params string[] arguments) => Start("BMIS_POWER_KILL_AT", killAt, arguments);

    /// <summary>Starts this program on the disk, to be killed at its n-th write.</summary>
    internal Process StartToDieWriting(int killAt, params string[] arguments) =>
        Start("BMIS_POWER_KILL_AT_WRITE", killAt, arguments);

    /// <summary>
    /// The power goes: what was not flushed is lost, or, with a random, each of its sectors by the toss of a coin.
    /// </summary>
    internal void Cut(Random? random = null)
    {
        foreach (var file in Directory.GetFiles(_files.Folder).Where(file => !IsTool(file)))
            Cut(file, random);
    }

    public void Dispose()
    {
        _files.Dispose();
        _tools.Dispose();
    }

    private Process Start(string setting, int killAt, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["LD_PRELOAD"] = Library,
                ["BMIS_POWER_FOLDER"] = _files.Folder,
                [TestKeys.Variable] = TestKeys.File,
            },
        };
        if (killAt > 0)
            start.Environment[setting] = killAt.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    private static bool IsTool(string file) => Path.GetExtension(file) is Flushed or ".begun" or ".lock";

    private static void Cut(string file, Random? random)
    {
        if (file.EndsWith("-shm", StringComparison.Ordinal) || !System.IO.File.Exists(file + Flushed))
        {
            System.IO.File.Delete(file);
            return;
        }

        var written = System.IO.File.ReadAllBytes(file);
        using (var kept = System.IO.File.OpenHandle(file + Flushed, FileMode.Open, FileAccess.Write))
        {
            for (var at = 0; random is not null && at < written.Length; at += Sector)
            {
                if (random.Next(2) == 0)
                    RandomAccess.Write(kept, written.AsSpan(at, Math.Min(Sector, written.Length - at)), at);
            }
        }

        System.IO.File.Copy(file + Flushed, file, overwrite: true);
    }

    private async Task<bool> IsCompiledAsync()
    {
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo(
                "gcc", ["-O1", "-shared", "-fPIC", "-o", Library, Source(), "-ldl", "-lpthread"]))!;
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
            return compiler.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Source([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "power.c");
}
