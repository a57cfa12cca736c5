namespace Bmis.Central.Hits.Photographs;

/// <summary>How long pictures of travellers stay.</summary>
internal sealed class PhotographsOptions
{
    /// <summary>Days after which a traveller's picture is removed, and after which none is asked for.</summary>
    public int Days { get; set; } = 30;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() =>
        Days is < 1 or > 3650 ? "The setting Photographs:Days must lie between 1 and 3650." : null;
}
