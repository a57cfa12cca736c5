using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Reading;

/// <summary>How access to a chip went.</summary>
public sealed record AccessEvidence
{
    /// <summary>Nobody has tried.</summary>
    public static readonly AccessEvidence NotTried = new();

    /// <summary>What opened it; none when nothing did.</summary>
    public AccessProtocol Protocol { get; init; }

    /// <summary>The variant of PACE that was tried last; null when none was.</summary>
    public PaceOption? Option { get; init; }

    /// <summary>Variants that the chip offers and nobody here can use.</summary>
    public IReadOnlyList<PaceRefusal> Refused { get; init; } = [];

    /// <summary>Why PACE did not open the chip.</summary>
    public AccessFault PaceFault { get; init; }

    /// <summary>Why basic access control did not open the chip.</summary>
    public AccessFault BasicFault { get; init; }

    /// <summary>Whether nothing was known that could have opened it.</summary>
    public bool LacksKey { get; init; }

    /// <summary>
    /// Whether the chip has no application of travel documents, or does not let it be selected; the status tells which.
    /// </summary>
    public bool LacksApplication { get; init; }

    /// <summary>Whether there was no chip: files were given by somebody.</summary>
    public bool LacksChip { get; init; }

    /// <summary>The status of the chip's last answer.</summary>
    public StatusWord Status { get; init; }

    /// <summary>What chip authentication mapping leaves to be verified.</summary>
    public PaceChipData? ChipData { get; init; }

    /// <summary>Whether PACE failed and basic access control was used in its stead.</summary>
    public bool IsDowngraded => PaceFault != AccessFault.None && Protocol is AccessProtocol.BasicAccess;
}
