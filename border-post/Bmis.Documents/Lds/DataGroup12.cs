using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// DG12 (Doc 9303-10, 4.7.12): additional details of the document. What is missing is null or empty. It prints as
/// <c>[document details]</c>.
/// </summary>
public sealed record DataGroup12
{
    /// <summary>Issuing authority.</summary>
    public string IssuingAuthority { get; init; } = "";

    /// <summary>Date of issue.</summary>
    public PartialDate DateOfIssue { get; init; }

    /// <summary>Other persons on the document.</summary>
    public IReadOnlyList<LdsName> OtherPersons { get; init; } = [];

    /// <summary>Endorsements and observations.</summary>
    public string Endorsements { get; init; } = "";

    /// <summary>Tax and exit requirements.</summary>
    public string TaxAndExitRequirements { get; init; } = "";

    /// <summary>Image of the document's front.</summary>
    public LdsImage? Front { get; init; }

    /// <summary>Image of the document's rear.</summary>
    public LdsImage? Rear { get; init; }

    /// <summary>When the document was personalised, by no stated clock.</summary>
    public DateTime? PersonalisationTime { get; init; }

    /// <summary>Serial number of the system that personalised it.</summary>
    public string PersonalisationSystem { get; init; } = "";

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup12> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(12), Parse);

    /// <inheritdoc/>
    public override string ToString() => "[document details]";

    private static DataGroup12 Parse(LdsObjects objects) => LdsTagList.Read(
        objects, new DataGroup12(), (details, one, list) => details.With(objects, one, list));

    private DataGroup12? With(LdsObjects objects, LdsObject one, LdsTagList list) => one.Tag switch
    {
        0x5F19 => this with { IssuingAuthority = LdsText.ReadPlain(objects, one) },
        0x5F26 => this with { DateOfIssue = LdsDates.ReadDate(objects, one) },
        0x5F1A => this with { OtherPersons = [.. OtherPersons, LdsName.Of(LdsText.Read(objects, one))] },
        LdsTags.Others => this with
        {
            OtherPersons = [.. OtherPersons, .. LdsNames.Read(objects.Within(one), 0x5F1A, list)],
        },
        0x5F1B => this with { Endorsements = LdsText.ReadPlain(objects, one) },
        0x5F1C => this with { TaxAndExitRequirements = LdsText.ReadPlain(objects, one) },
        0x5F1D => this with { Front = LdsImage.Of(one.Value) },
        0x5F1E => this with { Rear = LdsImage.Of(one.Value) },
        0x5F55 => this with { PersonalisationTime = LdsDates.ReadTime(objects, one) },
        0x5F56 => this with { PersonalisationSystem = LdsText.ReadPlain(objects, one) },
        _ => null,
    };
}
