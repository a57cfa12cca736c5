namespace Bmis.Documents.Lds;

/// <summary>
/// A file of a chip (Doc 9303-10, 3 and 4): where it stands and how it begins. The files of the travel document's
/// application and those of the master file are told apart, because two of them share an identifier.
/// </summary>
/// <param name="Name">Name as the standard writes it, such as EF.DG1.</param>
/// <param name="FileId">File identifier of two bytes.</param>
/// <param name="ShortFileId">Short file identifier, 1 to 30; 0 when it has none.</param>
/// <param name="Tag">Tag of the object that is the whole file; 0 when the file is a row of objects.</param>
/// <param name="DataGroup">Number of the data group, 1 to 16; 0 for other files.</param>
/// <param name="IsInApplication">Whether it is in the application; else it is in the master file.</param>
public sealed record ElementaryFile(
    string Name, ushort FileId, byte ShortFileId, byte Tag, byte DataGroup, bool IsInApplication)
{
    /// <summary>Data groups of the first logical data structure.</summary>
    public const int DataGroups = 16;

    private static readonly byte[] GroupTags =
        [0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70];

    private static readonly ElementaryFile[] Groups = [.. GroupTags.Select((tag, index) => Group(index + 1, tag))];

    /// <summary>Which protocols of access the chip speaks.</summary>
    public static readonly ElementaryFile CardAccess = new("EF.CardAccess", 0x011C, 0x1C, 0x31, 0, false);

    /// <summary>The signed description of the chip's keys for PACE with chip authentication mapping.</summary>
    public static readonly ElementaryFile CardSecurity = new("EF.CardSecurity", 0x011D, 0x1D, 0x30, 0, false);

    /// <summary>What lengths of command and answer the chip takes.</summary>
    public static readonly ElementaryFile AtrInfo = new("EF.ATR/INFO", 0x2F01, 0x01, 0, 0, false);

    /// <summary>Which applications the chip has.</summary>
    public static readonly ElementaryFile Directory = new("EF.DIR", 0x2F00, 0x1E, 0, 0, false);

    /// <summary>Versions, and the data groups that are there.</summary>
    public static readonly ElementaryFile Common = new("EF.COM", 0x011E, 0x1E, 0x60, 0, true);

    /// <summary>The hashes of the data groups and the signature over them.</summary>
    public static readonly ElementaryFile SecurityObject = new("EF.SOD", 0x011D, 0x1D, 0x77, 0, true);

    /// <summary>
    /// EF.CVCA: whose terminals the chip lets read fingerprints and irises (Doc 9303-11, K.2). A chip can have it
    /// under another identifier.
    /// </summary>
    public static readonly ElementaryFile TrustPoints = new("EF.CVCA", 0x011C, 0x1C, 0, 0, true);

    /// <summary>Every file, those of the master file first.</summary>
    public static readonly IReadOnlyList<ElementaryFile> All =
        [CardAccess, CardSecurity, AtrInfo, Directory, Common, SecurityObject, TrustPoints, .. Groups];

    /// <summary>Identifier by which the application of travel documents is selected (Doc 9303-10, 4.2).</summary>
    public static ReadOnlySpan<byte> ApplicationId => [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];

    /// <summary>The file of a data group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such data group.</exception>
    public static ElementaryFile OfDataGroup(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, DataGroups);
        return Groups[number - 1];
    }

    /// <summary>The application's file whose object has this tag; null when there is none.</summary>
    public static ElementaryFile? OfTag(uint tag)
    {
        foreach (var file in All)
            if (file.IsInApplication && file.Tag == tag && tag != 0)
                return file;
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ElementaryFile Group(int number, byte tag) =>
        new($"EF.DG{number}", (ushort)(0x0100 | number), (byte)number, tag, (byte)number, true);
}
