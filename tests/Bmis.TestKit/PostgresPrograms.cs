using System.Diagnostics;

namespace Bmis.TestKit;

/// <summary>PostgreSQL's own programs, run as the user whom they accept: they refuse root.</summary>
public static class PostgresPrograms
{
    /// <summary>The folder of the newest version's programs; null when PostgreSQL is not installed.</summary>
    public static string? Find()
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root))
            return null;
        return Directory.GetDirectories(root)
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), null))
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>How a program is started as the server's user; its output is read by the caller.</summary>
    public static ProcessStartInfo AsServerUser(string program, string[] arguments, bool withInput)
    {
        string[] line = Environment.IsPrivilegedProcess
            ? ["runuser", "-u", "postgres", "--", program, .. arguments]
            : [program, .. arguments];
        return new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = withInput,
            RedirectStandardOutput = true,
            RedirectStandardError = withInput,
            WorkingDirectory = "/",
        };
    }

    /// <summary>Runs one to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    internal static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(AsServerUser(program, arguments, withInput: false))!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Path.GetFileName(program)} {string.Join(' ', arguments)} failed: {said}");
        }
    }
}
