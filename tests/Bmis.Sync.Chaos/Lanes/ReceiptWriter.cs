using System.Globalization;
using System.Text;
using Bmis.Sync.Protocol;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>
/// What a lane has been promised, a line each that ends with a full stop, handed to the system before anything else
/// happens: it outlives the process. <see cref="ReceiptFile"/> reads it.
/// </summary>
internal sealed class ReceiptWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private long _acknowledged;
    private RefusalReason? _refusal;

    // A process that was killed may have left half a line.
    internal ReceiptWriter(string path)
    {
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Write("");
    }

    /// <summary>An append has returned.</summary>
    internal void Recorded(int number, long sequence, Guid id) => Write($"r {number} {sequence} {id:N}.");

    /// <summary>An append has failed.</summary>
    internal void Refused() => Write("f.");

    /// <summary>How the link stands: a number is written when it grows, a refusal when it changes.</summary>
    internal void Acknowledged(long sequence, RefusalReason? refusal)
    {
        if (sequence > _acknowledged)
            Write($"a {_acknowledged = sequence}.");
        if (refusal != _refusal && (_refusal = refusal) is not null)
            Write($"x {refusal}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write(FormattableString line) => Write(line.ToString(CultureInfo.InvariantCulture));

    private void Write(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line + "\n");
        lock (_gate)
            _file.Write(bytes);
    }
}
