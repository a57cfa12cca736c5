using System.Diagnostics.CodeAnalysis;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>What PACE came to: a protected session, or why there is none.</summary>
/// <param name="Option">What was tried.</param>
/// <param name="Session">The session, the caller's to dispose of; null when there is none.</param>
/// <param name="Fault">Why.</param>
/// <param name="Status">The status of the chip's last answer.</param>
/// <param name="ChipData">
/// What the chip authentication mapping leaves to be verified; null with another mapping.
/// </param>
public sealed record PaceResult(
    PaceOption Option, SecureMessaging? Session, AccessFault Fault, StatusWord Status, PaceChipData? ChipData)
{
    private const int Warning = 0x63C;

    /// <summary>
    /// The chip's ephemeral public key in short, by which terminal authentication names the chip (Doc 9303-11, 7.1.2);
    /// empty when the chip is not open.
    /// </summary>
    public ReadOnlyMemory<byte> ChipIdentifier { get; init; }

    /// <summary>
    /// The terminal's ephemeral public key in short, which terminal authentication signs after the chip authentication
    /// mapping (Doc 9303-11, 7.1.2); empty with another mapping.
    /// </summary>
    public ReadOnlyMemory<byte> TerminalKey { get; init; }

    /// <summary>Whether the chip is open.</summary>
    [MemberNotNullWhen(true, nameof(Session))]
    public bool IsOpen => Session is not null;

    /// <summary>How many more passwords the chip will look at (63Cx); null when it does not say.</summary>
    public int? TriesLeft => Status.Value >> 4 == Warning ? Status.Value & 0xF : null;

    /// <inheritdoc/>
    public override string ToString() => $"[{Option.Protocol} {Option.ParameterId} {Fault} {Status}]";
}
