using Google.Protobuf;

namespace Bmis.Sync.Protocol;

/// <summary>A part of a kit. It may hold personal data and prints without it.</summary>
public sealed partial class KitItem : ICustomDiagnosticMessage
{
    /// <inheritdoc />
    public string ToDiagnosticString() => "[kit item]";
}
