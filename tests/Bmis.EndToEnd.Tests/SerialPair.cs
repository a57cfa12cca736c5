using System.Diagnostics;
using System.Text;

namespace Bmis.EndToEnd.Tests;

/// <summary>Two ends of a serial line made by socat: the lane opens one, the test is the reader on the other.</summary>
internal sealed class SerialPair : IAsyncDisposable
{
    private readonly Process _socat;
    private readonly FileStream _reader;

    private SerialPair(Process socat, string lane, FileStream reader) =>
        (_socat, LanePath, _reader) = (socat, lane, reader);

    /// <summary>The device that the lane opens.</summary>
    public string LanePath { get; }

    public static async Task<SerialPair> OpenAsync(string folder)
    {
        var (lane, reader) = (Path.Combine(folder, "ttyLANE"), Path.Combine(folder, "ttyREADER"));
        var socat = Process.Start(new ProcessStartInfo(
            "socat", ["-d", "-d", $"pty,raw,echo=0,link={lane}", $"pty,raw,echo=0,link={reader}"])
        {
            RedirectStandardError = true,
        })!;
        while (await socat.StandardError.ReadLineAsync() is { } line)
            if (line.Contains("starting data transfer loop", StringComparison.Ordinal))
                break;
        return new(socat, lane, new FileStream(reader, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
    }

    /// <summary>Sends an MRZ as optical readers frame it: STX, lines ended by CR, ETX.</summary>
    public async Task SendAsync(string mrz)
    {
        var frame = $"\u0002{mrz.ReplaceLineEndings("\r")}\r\u0003";
        await _reader.WriteAsync(Encoding.ASCII.GetBytes(frame));
        await _reader.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        _socat.Kill();
        await _socat.WaitForExitAsync();
        _socat.Dispose();
    }
}
