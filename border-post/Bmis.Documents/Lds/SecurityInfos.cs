using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Lds;

/// <summary>
/// What a chip says it can do (Doc 9303-11, 9.2): the content of EF.CardAccess, of EF.CardSecurity below its signature,
/// and of data group 14. An entry that is unknown, or that has not the form of its kind, is kept and does not spoil the
/// others. Entries of EF.CardAccess are not authentic.
/// </summary>
public sealed record SecurityInfos
{
    /// <summary>Most bytes that are read.</summary>
    public const int MostBytes = 32 * 1024;

    /// <summary>Most entries that are read.</summary>
    public const int MostEntries = 100;

    private const uint DataGroup14 = 0x6E;

    /// <summary>No entry at all.</summary>
    public static SecurityInfos Empty { get; } = new();

    /// <summary>Variants of PACE.</summary>
    public IReadOnlyList<PaceInfo> Pace { get; init; } = [];

    /// <summary>Domain parameters of the chip's own for PACE.</summary>
    public IReadOnlyList<PaceDomainParameterInfo> PaceDomainParameters { get; init; } = [];

    /// <summary>Variants of chip authentication.</summary>
    public IReadOnlyList<ChipAuthenticationInfo> ChipAuthentication { get; init; } = [];

    /// <summary>Static public keys.</summary>
    public IReadOnlyList<ChipAuthenticationPublicKeyInfo> ChipAuthenticationPublicKeys { get; init; } = [];

    /// <summary>
    /// The object identifier of the signatures of active authentication; null unless that signs with an elliptic curve.
    /// </summary>
    public string? ActiveAuthenticationAlgorithm { get; init; }

    /// <summary>Versions of terminal authentication.</summary>
    public IReadOnlyList<TerminalAuthenticationInfo> TerminalAuthentication { get; init; } = [];

    /// <summary>The protected copy of EF.DIR; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Directory { get; init; }

    /// <summary>Entries of a kind that is not read here.</summary>
    public IReadOnlyList<SecurityInfo> Unknown { get; init; } = [];

    /// <summary>Entries that have not the form of their kind.</summary>
    public IReadOnlyList<SecurityInfo> Malformed { get; init; } = [];

    /// <summary>Reads the bare set of EF.CardAccess and EF.CardSecurity; what a file has after it is left.</summary>
    /// <param name="set">The bytes.</param>
    /// <param name="infos">The entries; none with a fault.</param>
    public static SecurityInfosFault Read(ReadOnlyMemory<byte> set, out SecurityInfos infos) =>
        SecurityInfosReader.Read(set, out infos);

    /// <summary>Reads the file of data group 14.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="infos">The entries; none with a fault.</param>
    public static SecurityInfosFault ReadDataGroup14(ReadOnlyMemory<byte> file, out SecurityInfos infos)
    {
        infos = Empty;
        if (TlvReader.ReadHead(file.Span, out var tag, out var head, out var length) != TlvFault.None
            || length > file.Length - head)
            return SecurityInfosFault.Malformed;
        return tag == DataGroup14
            ? SecurityInfosReader.Read(file.Slice(head, length), out infos)
            : SecurityInfosFault.WrongTag;
    }
}
