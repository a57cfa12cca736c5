using Bmis.Documents.CardVerifiable;

namespace Bmis.BorderPost.Terminal;

/// <summary>What the lane holds now. It is replaced whole; who has taken it keeps it to the end. Thread-safe.</summary>
internal sealed class LaneTerminal
{
    private volatile TerminalCertificates _current = TerminalCertificates.Empty;

    internal TerminalCertificates Current => _current;

    internal void Replace(TerminalCertificates held) => _current = held;
}
