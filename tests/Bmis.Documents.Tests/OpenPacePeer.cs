using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Bmis.Documents.Tests;

/// <summary>
/// A program in C over the library OpenPACE, compiled when the test runs; the test is skipped where compiler or library
/// are missing.
/// </summary>
internal sealed class OpenPacePeer : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private OpenPacePeer(DirectoryInfo folder, Process process) => (_folder, _process) = (folder, process);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Compiles and starts a program.</summary>
    /// <param name="source">Its source, seen from the folder of this file.</param>
    /// <param name="cancellation">Gives up.</param>
    internal static async Task<OpenPacePeer> StartAsync(string source, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bmis-pace-");
        var program = Path.Combine(folder.FullName, "peer");
        if (!await IsCompiledAsync(Source(source), program, cancellation))
        {
            folder.Delete(recursive: true);
            Assert.Skip("There is no gcc, or no libeac (Debian: libeac-dev), to compare with.");
        }

        var process = Process.Start(new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        return new(folder, process);
    }

    /// <summary>Sends a line and gives the line that answers it.</summary>
    internal async Task<string> AskAsync(string line, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        return await _process.StandardOutput.ReadLineAsync(cancellation) ?? "";
    }

    private static async Task<bool> IsCompiledAsync(
        string source, string program, CancellationToken cancellation)
    {
        try
        {
            var start = new ProcessStartInfo("gcc", ["-O1", "-w", "-o", program, source, "-leac", "-lcrypto"])
            {
                RedirectStandardError = true,
            };
            using var compiler = Process.Start(start)!;
            await compiler.StandardError.ReadToEndAsync(cancellation);
            await compiler.WaitForExitAsync(cancellation);
            return compiler.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Source(string source, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, source);
}
