using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Simulation;

/// <summary>
/// What was put on a chip: files and keys. It prints as <c>[chip]</c>; the files are personal.
/// </summary>
public sealed record ChipContent
{
    /// <summary>The files.</summary>
    public required IReadOnlyDictionary<ElementaryFile, byte[]> Files { get; init; }

    /// <summary>What basic access control asks for; null when the chip does not know it.</summary>
    public MrzInformation? BasicAccess { get; init; }

    /// <summary>What PACE asks for; null when the chip does not know it.</summary>
    internal PaceCardSettings? Pace { get; init; }

    /// <summary>Static keys of chip authentication; none when the chip does not know it.</summary>
    internal IReadOnlyList<ChipAuthenticationCardKey> Keys { get; init; } = [];

    /// <summary>The key of active authentication; null when the chip has none.</summary>
    internal ActiveAuthenticationCard? Signing { get; init; }

    /// <summary>Who may read fingerprints and irises; null when the chip does not ask.</summary>
    public TerminalTrust? Terminals { get; init; }

    /// <summary>Whether everybody may read.</summary>
    public bool IsOpen { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[chip]";
}
