namespace Bmis.Documents.Iso7816;

/// <summary>An answer within secure messaging: what it says, and whether it may be believed.</summary>
/// <param name="Response">
/// The plain answer; with a fault the status alone, as it came and unauthenticated.
/// </param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record SecureResponse(ResponseApdu Response, SecureMessagingFault Fault)
{
    /// <summary>Whether the chip that has the session's keys sent it for this command.</summary>
    public bool IsAuthentic => Fault == SecureMessagingFault.None;

    /// <inheritdoc/>
    public override string ToString() => $"[secure response {Response.Status} {Fault}]";
}
