namespace Bmis.Central.Keys;

/// <summary>Where the master keys are.</summary>
internal sealed class KeysOptions
{
    /// <summary>Full path of the key file, which all servers of headquarters have and no database.</summary>
    public string File { get; set; } = "";

    /// <summary>What is wrong, as a sentence, or null.</summary>
    public string? Problem() => Path.IsPathFullyQualified(File)
        ? null
        : "The setting Keys:File must be the full path of the key file; bmis-central keys make FILE makes one.";
}
