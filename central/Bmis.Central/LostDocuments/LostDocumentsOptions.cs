namespace Bmis.Central.LostDocuments;

/// <summary>How versions of the list of lost documents take effect.</summary>
internal sealed class LostDocumentsOptions
{
    private const int LongestName = 100;

    /// <summary>
    /// The feed whose daily changes take effect without a second person; empty for none. A new index always waits for
    /// one.
    /// </summary>
    public string TrustedFeed { get; set; } = "";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => TrustedFeed.Length > LongestName
        ? $"The setting LostDocuments:TrustedFeed has at most {LongestName} characters."
        : null;
}
