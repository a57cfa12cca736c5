using Bmis.Documents.AccessControl;

namespace Bmis.Documents.Simulation;

/// <summary>
/// What was put on a chip: files and keys. It prints as <c>[chip]</c>; the files are personal.
/// </summary>
public sealed record ChipContent
{
    /// <summary>Files of the master file by identifier, such as EF.CardAccess 011C.</summary>
    public IReadOnlyDictionary<ushort, byte[]> MasterFiles { get; init; } = new Dictionary<ushort, byte[]>();

    /// <summary>Files of the eMRTD application by identifier, such as DG1 0101.</summary>
    public required IReadOnlyDictionary<ushort, byte[]> Files { get; init; }

    /// <summary>What basic access control asks for; null when the chip does not know it.</summary>
    public MrzInformation? BasicAccess { get; init; }

    /// <summary>Whether everybody may read.</summary>
    public bool IsOpen { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[chip]";
}
