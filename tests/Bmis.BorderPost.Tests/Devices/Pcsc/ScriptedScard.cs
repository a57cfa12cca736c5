using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>A service that does what a test says, for what no real one can be made to do.</summary>
internal sealed class ScriptedScard : IScard
{
    private readonly Dictionary<string, ScardStates> _readers = [];

    private readonly object _gate = new();
    private ScardCode? _trouble;

    /// <summary>Contexts established and released.</summary>
    internal (int Opened, int Closed) Contexts { get; private set; }

    /// <summary>Whether every call blocks.</summary>
    internal bool IsFrozen { get; private set; }

    internal void Set(string reader, ScardStates states) => Change(() => _readers[reader] = states);

    internal void Unplug(string reader) => Change(() => _readers.Remove(reader));

    /// <summary>Makes waits fail with a code, or work again.</summary>
    internal void Fail(ScardCode? code) => Change(() => _trouble = code);

    internal void Freeze(bool frozen) => Change(() => IsFrozen = frozen);

    public ScardCode Establish(out nint context) =>
        Do(() => Contexts = (Contexts.Opened + 1, Contexts.Closed), out context);

    public ScardCode Release(nint context) => Do(() => Contexts = (Contexts.Opened, Contexts.Closed + 1), out _);

    public ScardCode Cancel(nint context) => ScardCode.Success;

    public ScardCode ListReaders(nint context, out IReadOnlyList<string> names)
    {
        string[] all = [];
        Do(() => all = [.. _readers.Keys], out _);
        names = all;
        return all.Length == 0 ? ScardCode.NoReaders : ScardCode.Success;
    }

    public ScardCode WaitForChange(nint context, IReadOnlyList<ScardReader> readers, uint milliseconds)
    {
        lock (_gate)
        {
            if (!IsFrozen && _trouble is null && milliseconds > 0 && !readers.Any(Differs)) Monitor.Wait(_gate, 20);
            while (IsFrozen) Monitor.Wait(_gate);
            if (_trouble is { } code) return code;
            if (!readers.Any(Differs)) return ScardCode.Timeout;
            foreach (var reader in readers) Note(reader);
            return ScardCode.Success;
        }
    }

    public ScardCode Connect(
        nint context, string reader, ScardSharing sharing, ScardProtocol protocols, out nint card,
        out ScardProtocol protocol)
    {
        (card, protocol) = (0, ScardProtocol.None);
        return ScardCode.UnresponsiveCard;
    }

    public ScardCode Disconnect(nint card, ScardDisposition disposition) => throw new NotSupportedException();

    public ScardCode Status(nint card, out byte[] atr) => throw new NotSupportedException();

    public ScardCode Transmit(nint card, ScardProtocol protocol, byte[] command, byte[] answer, out int length) =>
        throw new NotSupportedException();

    private bool Differs(ScardReader reader) =>
        reader.Name != ScardValues.AnyReader
        && (reader.State & ~ScardStates.Changed) != _readers.GetValueOrDefault(reader.Name, ScardStates.Unknown);

    private void Note(ScardReader reader)
    {
        if (reader.Name == ScardValues.AnyReader) return;
        var changed = Differs(reader) ? ScardStates.Changed : ScardStates.Unaware;
        reader.State = _readers.GetValueOrDefault(reader.Name, ScardStates.Unknown) | changed;
        reader.Atr = PcscBench.AtrOfT1;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }

    private ScardCode Do(Action call, out nint context)
    {
        lock (_gate)
        {
            while (IsFrozen) Monitor.Wait(_gate);
            call();
            context = Contexts.Opened;
            return ScardCode.Success;
        }
    }
}
