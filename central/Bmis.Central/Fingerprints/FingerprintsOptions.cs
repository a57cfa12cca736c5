namespace Bmis.Central.Fingerprints;

/// <summary>How long fingerprints stay, and from when a candidate is a conflict.</summary>
internal sealed class FingerprintsOptions
{
    private const int LongestDays = 36_500;

    /// <summary>Days after which the picture of a finger is removed, and after which none is asked for.</summary>
    public int SampleDays { get; set; } = 90;

    /// <summary>
    /// Days after which an enrolment is erased, from when it was taken or last compared with: three years, as Art. 34
    /// of Regulation (EU) 2017/2226 has it.
    /// </summary>
    public int Days { get; set; } = 1096;

    /// <summary>Whether every enrolment is searched among all others.</summary>
    public bool Search { get; set; } = true;

    /// <summary>
    /// Where the gallery is written before it is opened; empty for the machine's memory. Nothing stays there.
    /// </summary>
    public string GalleryFolder { get; set; } = "";

    /// <summary>Counts below this are not shown, nor any rate that rests on them.</summary>
    public int SmallestCell { get; set; } = 10;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => this switch
    {
        { SampleDays: < 1 or > LongestDays } => "The setting Fingerprints:SampleDays must lie between 1 and 36500.",
        { Days: < 1 or > LongestDays } => "The setting Fingerprints:Days must lie between 1 and 36500.",
        { SmallestCell: < 1 or > 1000 } => "The setting Fingerprints:SmallestCell must lie between 1 and 1000.",
        { GalleryFolder: { Length: > 0 } folder } when !Path.IsPathFullyQualified(folder) =>
            "The setting Fingerprints:GalleryFolder must be a full path.",
        _ => null,
    };
}
