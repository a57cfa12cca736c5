namespace Bmis.Central.PassengerData;

/// <summary>How carriers' passenger data is received.</summary>
internal sealed class PassengerDataOptions
{
    /// <summary>
    /// Full path of the watched folder, with a folder for each partner in it, named after its id; empty for none.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => Folder.Length == 0 || (Path.IsPathFullyQualified(Folder) && Directory.Exists(Folder))
        ? null
        : "The setting PassengerData:Folder must be the full path of a folder.";
}
