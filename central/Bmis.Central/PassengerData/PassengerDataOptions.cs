namespace Bmis.Central.PassengerData;

/// <summary>How carriers' passenger data is received.</summary>
internal sealed class PassengerDataOptions
{
    /// <summary>
    /// Full path of the watched folder, with a folder for each partner in it, named after its id; empty for none.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// Full path of a PEM file with the roots that carriers' callback addresses are trusted by; empty for the system's.
    /// </summary>
    public string CallbackRootFile { get; set; } = "";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => this switch
    {
        { Folder.Length: > 0 } when !Path.IsPathFullyQualified(Folder) || !Directory.Exists(Folder) =>
            "The setting PassengerData:Folder must be the full path of a folder.",
        { CallbackRootFile.Length: > 0 } when !File.Exists(CallbackRootFile) =>
            "The setting PassengerData:CallbackRootFile must be the full path of a PEM file.",
        _ => null,
    };
}
