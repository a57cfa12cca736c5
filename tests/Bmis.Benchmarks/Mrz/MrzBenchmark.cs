using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bmis.Documents.Mrz;

namespace Bmis.Benchmarks.Mrz;

/// <summary>
/// Reads the same strings with our parser and with the npm package mrz, one after the other on the same machine. The
/// strings are the public ones of the sample data where it is present, specimens otherwise.
/// </summary>
internal static class MrzBenchmark
{
    private const double LongestParse = 2;
    private const double LeastRatio = 20;
    private const int Rounds = 5;

    private static readonly string[] Specimens =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
    ];

    internal static IEnumerable<Figure> Measure()
    {
        var texts = Texts();
        var own = Own(texts);
        yield return new($"one parse of {texts.Length} strings in turn", own, "µs", LongestParse, AtLeast: false);
        if (Peer(texts) is { } peer)
            yield return new(
                FormattableString.Invariant($"throughput against npm mrz ({peer:0.##} µs a parse)"),
                peer / own, "times", LeastRatio, AtLeast: true);
        else
            Console.WriteLine("  npm mrz was not measured: node or npm is missing.");
    }

    private static double Own(string[] texts)
    {
        var day = new DateOnly(2026, 11, 21);
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var (start, count, valid) = (Stopwatch.GetTimestamp(), 0, 0);
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
            {
                foreach (var text in texts)
                    if (MrzParser.Parse(text, day).IsValid)
                        valid++;
                count += texts.Length;
            }

            GC.KeepAlive(valid);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / count);
        }

        return best;
    }

    private static double? Peer(string[] texts)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Mrz");
        var install = Path.Combine(AppContext.BaseDirectory, "npm-mrz");
        Directory.CreateDirectory(install);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(source, name), Path.Combine(install, name), overwrite: true);
        var file = Path.Combine(install, "strings.txt");
        File.WriteAllText(file, string.Join("\n\n", texts));
        if (Run("npm", "ci", "--prefix", install, "--no-audit", "--no-fund", "--silent") is null) return null;
        var answer = Run("node", Path.Combine(source, "peer.mjs"), install, file);
        return answer is null ? null : double.Parse(answer, CultureInfo.InvariantCulture);
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string[] Texts()
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        if (string.IsNullOrEmpty(folder)) return Specimens;
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(folder, "epassport", "mrz", "mrz_shared.json")));
        return
        [
            .. document.RootElement.EnumerateArray().Select(entry => string.Join(
                '\n', entry.GetProperty("lines").EnumerateArray().Select(line => line.GetString()))),
        ];
    }
}
