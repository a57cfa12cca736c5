using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Authentication;

/// <summary>
/// What active authentication came to. It counts only when passive authentication covers DG15: a clone brings a key of
/// its own.
/// </summary>
/// <param name="Result">The result of the check.</param>
/// <param name="Fault">Why.</param>
/// <param name="Status">The status of the chip's last answer.</param>
/// <param name="HashName">The hash function of the signature, such as SHA256; empty when it was not found.</param>
public sealed record ActiveAuthenticationResult(
    DocumentCheckResult Result, ActiveAuthenticationFault Fault, StatusWord Status, string HashName)
{
    /// <summary>The nonce that the chip was to sign; empty when it was not asked.</summary>
    public ReadOnlyMemory<byte> Nonce { get; init; }

    /// <summary>The chip's signature, evidence to keep; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Signature { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"[active authentication {Result} {Fault} {Status}]";

    internal static ActiveAuthenticationResult Of(
        DocumentCheckResult result, ActiveAuthenticationFault fault, StatusWord status = default) =>
        new(result, fault, status, "");
}
