using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>What the recipient decided about an interchange.</summary>
/// <param name="Action">What becomes of it.</param>
/// <param name="Reason">Why it is rejected; for none the gravest place that was found is told.</param>
/// <param name="Rejected">Messages that are rejected although the interchange is not.</param>
public sealed record AcknowledgementDecision(
    SyntaxAction Action, SyntaxError Reason, IReadOnlyCollection<ReceivedMessage> Rejected)
{
    /// <summary>It arrived; nobody looked into it yet.</summary>
    public static AcknowledgementDecision Received { get; } = new(SyntaxAction.Received, SyntaxError.None, []);

    /// <summary>It is taken with everything in it.</summary>
    public static AcknowledgementDecision Acknowledged { get; } = new(SyntaxAction.Acknowledged, SyntaxError.None, []);

    /// <summary>It is taken, but for these messages.</summary>
    public static AcknowledgementDecision AllBut(IReadOnlyCollection<ReceivedMessage> rejected) =>
        new(SyntaxAction.Acknowledged, SyntaxError.None, rejected);

    /// <summary>It is rejected.</summary>
    public static AcknowledgementDecision Reject(SyntaxError reason = SyntaxError.None) =>
        new(SyntaxAction.Rejected, reason, []);
}
