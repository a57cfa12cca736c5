namespace Bmis.TestKit;

/// <summary>The right to run the one smart card service of a machine, for all test processes and their tests.</summary>
internal sealed class PcscLock : IDisposable
{
    /// <summary>The file that is opened by one holder at a time.</summary>
    internal const string FilePath = "/run/bmis-pcscd.lock";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private PcscLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; null when it does not come free in time.</summary>
    internal static async Task<PcscLock?> TakeAsync(TimeSpan patience, CancellationToken cancellation)
    {
        for (var start = TimeProvider.System.GetTimestamp();
            TimeProvider.System.GetElapsedTime(start) < patience;
            await Task.Delay(Moment, cancellation))
        {
            try
            {
                return new(new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(FilePath))
            {
                // Somebody holds it.
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
