using Bmis.Central.CommandLine;

namespace Bmis.Central.PassengerData;

/// <summary>Files of carriers' messages.</summary>
internal static class PassengerFiles
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="StopException">It cannot be read; the sentence says which.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{file} cannot be read: {fault.Message}");
        }
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="StopException">It cannot be written; the sentence says which.</exception>
    public static async Task WriteAsync(string file, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, bytes, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{file} cannot be written: {fault.Message}");
        }
    }
}
