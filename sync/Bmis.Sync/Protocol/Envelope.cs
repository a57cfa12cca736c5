using Google.Protobuf;

namespace Bmis.Sync.Protocol;

/// <summary>One journal entry on the wire. It holds personal data and prints without it, alone or in a batch.</summary>
public sealed partial class Envelope : ICustomDiagnosticMessage
{
    /// <inheritdoc />
    public string ToDiagnosticString() => "[envelope]";
}
