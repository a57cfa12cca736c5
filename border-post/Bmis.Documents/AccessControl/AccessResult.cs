using System.Diagnostics.CodeAnalysis;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>What access control came to: a protected session, or why there is none.</summary>
/// <param name="Session">The session, the caller's to dispose of; null when there is none.</param>
/// <param name="Fault">Why.</param>
/// <param name="Status">The status of the chip's last answer.</param>
public sealed record AccessResult(SecureMessaging? Session, AccessFault Fault, StatusWord Status)
{
    /// <summary>Whether the chip is open.</summary>
    [MemberNotNullWhen(true, nameof(Session))]
    public bool IsOpen => Session is not null;

    /// <inheritdoc/>
    public override string ToString() => $"[access {Fault} {Status}]";

    internal static AccessResult Bad(AccessFault fault, StatusWord status) => new(null, fault, status);
}
