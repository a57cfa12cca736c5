using Google.Protobuf;

namespace Bmis.Sync.Protocol;

/// <summary>A request for a first certificate. It holds a one-time code and prints without it.</summary>
public sealed partial class EnrolRequest : ICustomDiagnosticMessage
{
    /// <inheritdoc />
    public string ToDiagnosticString() => "[enrol]";
}
