namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// A way to the smart card service. It is used by one thread at a time, but for <see cref="Cancel"/>, which any thread
/// may call. After an error it is thrown away: the library goes on calling it valid when the service has died.
/// </summary>
internal sealed class PcscContext : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IScard _scard;
    private nint? _handle;

    private PcscContext(IScard scard, nint handle) => (_scard, _handle) = (scard, handle);

    /// <summary>The library of the system, when there is one for it.</summary>
    internal static IScard ScardOfThisSystem() => OperatingSystem.IsWindows() ? new WindowsScard() : new LinuxScard();

    internal static ScardCode Establish(IScard scard, out PcscContext? context)
    {
        context = null;
        try
        {
            var code = scard.Establish(out var handle);
            if (code == ScardCode.Success) context = new(scard, handle);
            return code;
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return ScardCode.NoLibrary;
        }
    }

    /// <summary>The readers that are plugged in; none is no error.</summary>
    internal ScardCode ListReaders(out IReadOnlyList<string> names)
    {
        var code = _scard.ListReaders(Handle, out names);
        return code == ScardCode.NoReaders ? ScardCode.Success : code;
    }

    /// <summary>Waits until a reader changes, but not longer than a time.</summary>
    internal ScardCode WaitForChange(IReadOnlyList<ScardReader> readers, TimeSpan time) =>
        _scard.WaitForChange(Handle, readers, (uint)time.TotalMilliseconds);

    /// <summary>Connects the card in a reader for this program alone.</summary>
    internal ScardCode Connect(string reader, out nint card, out ScardProtocol protocol) =>
        _scard.Connect(
            Handle, reader, ScardSharing.Exclusive, ScardProtocol.T0 | ScardProtocol.T1, out card, out protocol);

    /// <summary>Ends a wait that has begun; one that begins later is not ended.</summary>
    internal void Cancel()
    {
        lock (_gate)
        {
            if (_handle is { } handle) _scard.Cancel(handle);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_handle is { } handle) _scard.Release(handle);
            _handle = null;
        }
    }

    private nint Handle => _handle ?? throw new ObjectDisposedException(nameof(PcscContext));
}
