using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// DG11 (Doc 9303-10, 4.7.11): additional personal details, in any script. What is missing is null or empty. It prints
/// as <c>[personal details]</c>.
/// </summary>
public sealed record DataGroup11
{
    /// <summary>The holder's full name.</summary>
    public LdsName? FullName { get; init; }

    /// <summary>Other names of the holder.</summary>
    public IReadOnlyList<LdsName> OtherNames { get; init; } = [];

    /// <summary>Personal number.</summary>
    public string PersonalNumber { get; init; } = "";

    /// <summary>Full date of birth, with its century.</summary>
    public PartialDate DateOfBirth { get; init; }

    /// <summary>Place of birth, part after part.</summary>
    public IReadOnlyList<string> PlaceOfBirth { get; init; } = [];

    /// <summary>Permanent address, part after part.</summary>
    public IReadOnlyList<string> PermanentAddress { get; init; } = [];

    /// <summary>Telephone number.</summary>
    public string Telephone { get; init; } = "";

    /// <summary>Profession.</summary>
    public string Profession { get; init; } = "";

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Personal summary.</summary>
    public string PersonalSummary { get; init; } = "";

    /// <summary>Image of a proof of citizenship.</summary>
    public LdsImage? ProofOfCitizenship { get; init; }

    /// <summary>Numbers of other valid travel documents.</summary>
    public IReadOnlyList<string> OtherDocumentNumbers { get; init; } = [];

    /// <summary>Custody information.</summary>
    public string Custody { get; init; } = "";

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup11> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(11), Parse);

    /// <inheritdoc/>
    public override string ToString() => "[personal details]";

    private static DataGroup11 Parse(LdsObjects objects) => LdsTagList.Read(
        objects, new DataGroup11(), (details, one, list) => details.With(objects, one, list));

    private DataGroup11? With(LdsObjects objects, LdsObject one, LdsTagList list) => one.Tag switch
    {
        0x5F0E => this with { FullName = LdsName.Of(LdsText.Read(objects, one)) },
        0x5F0F => this with { OtherNames = [.. OtherNames, LdsName.Of(LdsText.Read(objects, one))] },
        LdsTags.Others => this with
        {
            OtherNames = [.. OtherNames, .. LdsNames.Read(objects.Within(one), 0x5F0F, list)],
        },
        0x5F10 => this with { PersonalNumber = LdsText.ReadPlain(objects, one) },
        0x5F2B => this with { DateOfBirth = LdsDates.ReadDate(objects, one) },
        0x5F11 => this with { PlaceOfBirth = LdsText.ReadParts(objects, one) },
        0x5F42 => this with { PermanentAddress = LdsText.ReadParts(objects, one) },
        0x5F12 => this with { Telephone = LdsText.ReadPlain(objects, one) },
        0x5F13 => this with { Profession = LdsText.ReadPlain(objects, one) },
        0x5F14 => this with { Title = LdsText.ReadPlain(objects, one) },
        0x5F15 => this with { PersonalSummary = LdsText.ReadPlain(objects, one) },
        0x5F16 => this with { ProofOfCitizenship = LdsImage.Of(one.Value) },
        0x5F17 => this with { OtherDocumentNumbers = LdsText.ReadParts(objects, one) },
        0x5F18 => this with { Custody = LdsText.ReadPlain(objects, one) },
        _ => null,
    };
}
