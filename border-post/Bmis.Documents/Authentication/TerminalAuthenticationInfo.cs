using Bmis.Documents.Lds;

namespace Bmis.Documents.Authentication;

/// <summary>What a chip says about terminal authentication (Doc 9303-11, 9.2.8 and K.2).</summary>
/// <param name="Version">1 for travel documents; 2 comes before chip authentication and is not for them.</param>
/// <param name="FileId">Identifier of EF.CVCA of two bytes; null when it is the usual one.</param>
/// <param name="ShortFileId">Its short identifier; null when it has none or the usual one.</param>
public sealed record TerminalAuthenticationInfo(int Version, ushort? FileId, byte? ShortFileId)
{
    /// <summary>
    /// EF.CVCA where this chip has it. A file that is named is asked for by that name, whatever its short one is.
    /// </summary>
    internal ElementaryFile TrustPoints => FileId is { } id
        ? ElementaryFile.TrustPoints with { FileId = id, ShortFileId = 0 }
        : ElementaryFile.TrustPoints;
}
