using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Authentication;

/// <summary>What terminal authentication came to.</summary>
/// <param name="Fault">Why the chip did not take the terminal; none when it did.</param>
/// <param name="Status">The status of the chip's last answer.</param>
/// <param name="TrustPoints">The trust points that the chip names.</param>
/// <param name="Terminal">The name of the terminal's key that was tried last; null when none was.</param>
/// <param name="Rights">
/// What the terminal may read by its certificates; nothing with a fault. The chip may allow less.
/// </param>
public sealed record TerminalAuthenticationResult(
    TerminalAuthenticationFault Fault,
    StatusWord Status,
    IReadOnlyList<KeyReference> TrustPoints,
    KeyReference? Terminal,
    TerminalRights Rights)
{
    /// <summary>
    /// The result of the check. What the terminal itself lacks is not performed; what the chip does otherwise than it
    /// should has failed.
    /// </summary>
    public DocumentCheckResult Result => Fault switch
    {
        TerminalAuthenticationFault.None => DocumentCheckResult.Successful,
        TerminalAuthenticationFault.NoChipAuthentication or TerminalAuthenticationFault.NoChain
            or TerminalAuthenticationFault.ChainExpired or TerminalAuthenticationFault.KeyUnavailable =>
            DocumentCheckResult.NotPerformed,
        TerminalAuthenticationFault.UnknownVersion => DocumentCheckResult.NotSupported,
        TerminalAuthenticationFault.NotProtected => DocumentCheckResult.Aborted,
        _ => DocumentCheckResult.Failed,
    };

    /// <inheritdoc/>
    public override string ToString() => $"[terminal authentication {Fault} {Status}]";

    internal static TerminalAuthenticationResult Bad(
        TerminalAuthenticationFault fault, StatusWord status = default, IReadOnlyList<KeyReference>? points = null) =>
        new(fault, status, points ?? [], null, TerminalRights.None);
}
