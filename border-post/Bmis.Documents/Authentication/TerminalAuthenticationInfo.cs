using Bmis.Documents.Lds;

namespace Bmis.Documents.Authentication;

/// <summary>What a chip says about terminal authentication (BSI TR-03110-3, A.1.1.3).</summary>
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
