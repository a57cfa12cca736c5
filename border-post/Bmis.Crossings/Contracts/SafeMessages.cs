using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

// Protobuf's own ToString prints every field. Messages that hold personal data print their name instead.
public sealed partial class CrossingMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[crossing]";
}

public sealed partial class TravellerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[traveller]";
}

public sealed partial class TravelDocumentMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[document]";
}

public sealed partial class OfficerListMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[officers]";
}

public sealed partial class OfficerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[officer]";
}
