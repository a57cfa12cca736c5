using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

// Protobuf's own ToString prints every field. Messages that hold personal data print their name instead.
/// <summary>A crossing on the wire; its fields stand in crossing.proto.</summary>
public sealed partial class CrossingMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[crossing]";
}

/// <summary>A traveller on the wire; its fields stand in crossing.proto.</summary>
public sealed partial class TravellerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[traveller]";
}

/// <summary>A travel document on the wire; its fields stand in crossing.proto.</summary>
public sealed partial class TravelDocumentMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[document]";
}

/// <summary>A trip on the wire; its fields stand in crossing.proto.</summary>
public sealed partial class TripMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[trip]";
}

/// <summary>The list of officers; its fields stand in officers.proto.</summary>
public sealed partial class OfficerListMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[officers]";
}

/// <summary>An officer; its fields stand in officers.proto.</summary>
public sealed partial class OfficerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[officer]";
}
