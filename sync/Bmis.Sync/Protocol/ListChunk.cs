using Google.Protobuf;

namespace Bmis.Sync.Protocol;

/// <summary>A part of a list on the wire. It may hold personal data and prints without it.</summary>
public sealed partial class ListChunk : ICustomDiagnosticMessage
{
    /// <inheritdoc />
    public string ToDiagnosticString() => "[chunk]";
}
