using System.Diagnostics.CodeAnalysis;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>A connected card, or why there is none; the reason is for the technician.</summary>
internal sealed record PcscConnection(PcscChip? Chip, PcscFault? Fault, string Reason)
{
    /// <summary>Whether the card is connected.</summary>
    [MemberNotNullWhen(true, nameof(Chip))]
    [MemberNotNullWhen(false, nameof(Fault))]
    internal bool Succeeded => Chip is not null;
}
