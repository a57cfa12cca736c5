namespace Bmis.Central.PassengerData;

/// <summary>How carriers' passenger data is received.</summary>
internal sealed class PassengerDataOptions
{
    private const int MostLeadMinutes = 7 * 24 * 60;

    /// <summary>
    /// Full path of the watched folder, with a folder for each partner in it, named after its id; empty for none.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// Full path of a PEM file with the roots that carriers' callback addresses are trusted by; empty for the system's.
    /// </summary>
    public string CallbackRootFile { get; set; } = "";

    /// <summary>
    /// Full path of a file of partners' profiles that takes the place of the program's own; empty for those.
    /// </summary>
    public string ProfilesFile { get; set; } = "";

    /// <summary>Files of one partner that are received at once.</summary>
    public int FilesAtOnce { get; set; } = 4;

    /// <summary>Files of one partner that wait for those; further ones hear 503.</summary>
    public int FilesWaiting { get; set; } = 64;

    /// <summary>Requests before boarding of one partner that are answered at once.</summary>
    public int RequestsAtOnce { get; set; } = 24;

    /// <summary>Requests of one partner that wait for those; further ones hear 503.</summary>
    public int RequestsWaiting { get; set; } = 200;

    /// <summary>Days for which the bytes of what is held are kept as they came; then its masked copy is read.</summary>
    public int RawDays { get; set; } = 7;

    /// <summary>
    /// Minutes before departure by which the first list of a flight's passengers has to be here, to count as in time.
    /// </summary>
    public int LeadMinutes { get; set; } = 30;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => this switch
    {
        { Folder.Length: > 0 } when !Path.IsPathFullyQualified(Folder) || !Directory.Exists(Folder) =>
            "The setting PassengerData:Folder must be the full path of a folder.",
        { CallbackRootFile.Length: > 0 } when !File.Exists(CallbackRootFile) =>
            "The setting PassengerData:CallbackRootFile must be the full path of a PEM file.",
        { ProfilesFile.Length: > 0 } when AgreedProfiles.Problem(ProfilesFile) is { } problem => problem,
        _ when FilesAtOnce < 1 || RequestsAtOnce < 1 || FilesWaiting < 0 || RequestsWaiting < 0 =>
            "The settings PassengerData:FilesAtOnce and RequestsAtOnce must be at least 1, FilesWaiting and "
            + "RequestsWaiting at least 0.",
        { RawDays: < 1 } => "The setting PassengerData:RawDays must be at least 1.",
        _ when LeadMinutes is < 0 or > MostLeadMinutes =>
            "The setting PassengerData:LeadMinutes must be 0 to 10080 minutes, which is a week.",
        _ => null,
    };
}
