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

/// <summary>An event of a case on the wire; its fields stand in second_line.proto.</summary>
public sealed partial class CaseEventMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[case event]";
}

/// <summary>A note on the wire; its fields stand in second_line.proto.</summary>
public sealed partial class NoteMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[note]";
}

/// <summary>Answers to the protection question on the wire; its fields stand in second_line.proto.</summary>
public sealed partial class ProtectionMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[protection]";
}

/// <summary>An outcome on the wire; its fields stand in second_line.proto.</summary>
public sealed partial class OutcomeMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[outcome]";
}

/// <summary>A countersign on the wire; its fields stand in second_line.proto.</summary>
public sealed partial class CountersignMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[countersign]";
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

/// <summary>An event of a shift on the wire; its fields stand in shift.proto.</summary>
public sealed partial class ShiftEventMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[shift event]";
}

/// <summary>The end of a shift on the wire; its fields stand in shift.proto.</summary>
public sealed partial class ShiftClosedMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[shift closed]";
}

/// <summary>A correction on the wire; its fields stand in correction.proto.</summary>
public sealed partial class CorrectionMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[correction]";
}

/// <summary>A past crossing on the wire; its fields stand in history.proto.</summary>
public sealed partial class HistoryItemMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[history item]";
}

/// <summary>A question about a traveller's history on the wire; its fields stand in history.proto.</summary>
public sealed partial class HistoryQuestionMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[history question]";
}

/// <summary>A hit on the wire; its fields stand in crossing.proto.</summary>
public sealed partial class HitMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[hit]";
}

/// <summary>An event of a hit on the wire; its fields stand in hit.proto.</summary>
public sealed partial class HitEventMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[hit event]";
}

/// <summary>An adjudication on the wire; its fields stand in hit.proto.</summary>
public sealed partial class HitAdjudicatedMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[adjudication]";
}

/// <summary>What was noted for a hit on the wire; its fields stand in hit.proto.</summary>
public sealed partial class HitCollectedMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[collected]";
}

/// <summary>A late hit on the wire; its fields stand in hit.proto.</summary>
public sealed partial class HitLateMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[late hit]";
}

/// <summary>A clearance on the wire; its fields stand in clearances.proto.</summary>
public sealed partial class ClearanceMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[clearance]";
}

/// <summary>The list of clearances; its fields stand in clearances.proto.</summary>
public sealed partial class ClearanceListMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[clearances]";
}

/// <summary>A screening of past crossings on the wire; its fields stand in hit.proto.</summary>
public sealed partial class ScreeningMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[screening]";
}

/// <summary>Something done with a traveller's fingers on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class FingerprintEventMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[fingerprint event]";
}

/// <summary>An enrolment on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class FingersEnrolledMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[enrolment]";
}

/// <summary>A verification on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class FingersVerifiedMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[verification]";
}

/// <summary>A search on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class FingersSearchedMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[search]";
}

/// <summary>A finger of an enrolment on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class EnrolledFingerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[finger]";
}

/// <summary>Which picture belongs to a finger on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class FingerSampleMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[sample]";
}

/// <summary>What one finger says on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class VerifiedFingerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[verified finger]";
}

/// <summary>A candidate of a search on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class SearchCandidateMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[candidate]";
}

/// <summary>A question for earlier enrolments on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class EnrolmentQuestionMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[enrolment question]";
}

/// <summary>The answer with earlier enrolments on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class EnrolmentAnswerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[enrolment answer]";
}

/// <summary>An earlier enrolment on the wire; its fields stand in fingerprints.proto.</summary>
public sealed partial class EarlierEnrolmentMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[earlier enrolment]";
}

/// <summary>An expected traveller on the wire; its fields stand in expected.proto.</summary>
public sealed partial class ExpectedTravellerMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[traveller]";
}

/// <summary>A referral on the wire; its fields stand in expected.proto.</summary>
public sealed partial class ExpectedReferralMessage : ICustomDiagnosticMessage
{
    /// <summary>The name of the message, never its fields.</summary>
    public string ToDiagnosticString() => "[referral]";
}
