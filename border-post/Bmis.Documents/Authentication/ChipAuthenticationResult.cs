using System.Diagnostics.CodeAnalysis;
using Bmis.Documents.Iso7816;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Authentication;

/// <summary>
/// What chip authentication came to: a session with new keys, or why there is none. The chip has proved nothing yet: it
/// has when its first answer in the new session is authentic, and the key is one that passive authentication covers
/// (Doc 9303-11, 6.2.2).
/// </summary>
/// <param name="Option">What was tried; null when the chip offers nothing.</param>
/// <param name="Session">
/// The new session, the caller's to dispose of; null when there is none: then the old one goes on.
/// </param>
/// <param name="Fault">Why.</param>
/// <param name="KeyFault">Why the key is of no use.</param>
/// <param name="Status">The status of the chip's last answer.</param>
public sealed record ChipAuthenticationResult(
    ChipAuthenticationOption? Option,
    SecureMessaging? Session,
    ChipAuthenticationFault Fault,
    KeyFault KeyFault,
    StatusWord Status)
{
    /// <summary>
    /// The terminal's ephemeral public key in short, which terminal authentication signs (Doc 9303-11, 7.1.2); empty
    /// when there is no session, and never kept.
    /// </summary>
    public ReadOnlyMemory<byte> TerminalKey { get; init; }

    /// <summary>Whether there is a new session.</summary>
    [MemberNotNullWhen(true, nameof(Session))]
    public bool HasSession => Session is not null;

    /// <inheritdoc/>
    public override string ToString() => $"[{Option} {Fault} {KeyFault} {Status}]";
}
