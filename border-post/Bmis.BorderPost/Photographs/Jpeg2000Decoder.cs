using System.Diagnostics;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// Runs the system's JPEG 2000 decoder on hostile bytes, shut in: a process of its own without network, environment,
/// privileges or sight of other processes, limited in memory, processor time, files and time. The picture goes in as
/// a file in memory and comes out through a pipe; on disk are two links without content. Thread-safe.
/// </summary>
/// <param name="program">Path of opj_decompress of OpenJPEG.</param>
/// <param name="time">Time after which it is killed.</param>
/// <param name="clock">Measures it.</param>
internal sealed class Jpeg2000Decoder(string program, TimeSpan time, TimeProvider clock)
{
    /// <summary>Where Debian's package libopenjp2-tools has it.</summary>
    internal const string DebianProgram = "/usr/bin/opj_decompress";

    private const int GaveUp = 3;

    // The decoder knows formats by the ends of names alone, hence the links to what is open. Its user is nobody in its
    // own name space, so that it has no privilege and can get none; when its keeper is killed the kernel kills it too.
    private static readonly string Script =
        $"""
        exec 3<"$1" 4>&1 </dev/null >/dev/null 2>&1 || exit 1
        exec /usr/bin/unshare --user --net --ipc --pid --fork --kill-child=KILL /bin/sh -c '
            ulimit -v {Jpeg2000Limits.MemoryKilobytes} && ulimit -t {Jpeg2000Limits.ProcessorSeconds} \
                && ulimit -n {Jpeg2000Limits.OpenFiles} && ulimit -f 0 && ulimit -c 0 || exit 1
            "$0" -i in.jp2 -o out.ppm -p 8S -upsample -quiet || exit {GaveUp}' "$2"
        """;

    /// <summary>The decoder of the system.</summary>
    internal Jpeg2000Decoder(TimeProvider clock)
        : this(DebianProgram, Jpeg2000Limits.Time, clock)
    {
    }

    /// <summary>Decodes a picture whose head was found to be within limits.</summary>
    internal async Task<Jpeg2000Result> DecodeAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(program)) return Jpeg2000Result.Failing(Jpeg2000Fault.NotThere);
        using var input = Jpeg2000Memory.Hold(picture.Span);
        if (input is null) return Jpeg2000Result.Failing(Jpeg2000Fault.CannotRun);
        var folder = Directory.CreateTempSubdirectory("bmis-picture-");
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "in.jp2"), "/proc/self/fd/3");
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "out.ppm"), "/proc/self/fd/4");
            return await RunAsync(input.Path, folder.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Jpeg2000Result> RunAsync(string input, string folder, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(time, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        using var process = Start(input, folder);
        try
        {
            var written = await ReadAsync(process.StandardOutput.BaseStream, stop.Token);
            if (written is null) return Jpeg2000Result.Failing(Jpeg2000Fault.TooLarge);
            await process.WaitForExitAsync(stop.Token);
            return process.ExitCode switch
            {
                0 => Jpeg2000Pixels.ToJpeg(written),
                GaveUp => Jpeg2000Result.Failing(Jpeg2000Fault.Failed),
                _ => Jpeg2000Result.Failing(Jpeg2000Fault.CannotRun),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Jpeg2000Result.Failing(Jpeg2000Fault.TimedOut);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private Process Start(string input, string folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", input, program])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        return Process.Start(start)!;
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken stop)
    {
        using var written = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, stop) is var count and > 0)
        {
            if (written.Length + count > Jpeg2000Limits.MostOutput) return null;
            written.Write(buffer, 0, count);
        }

        return written.ToArray();
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
