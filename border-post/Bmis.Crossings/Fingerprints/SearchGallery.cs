namespace Bmis.Crossings.Fingerprints;

/// <summary>Among whose prints a traveller's fingers were searched. The values travel.</summary>
public enum SearchGallery
{
    /// <summary>Those of alert entries, the list <see cref="ListNames.AlertPrints"/>.</summary>
    Alert = 1,

    /// <summary>Those of the traveller's own file: earlier enrolments under the same person or document.</summary>
    OwnFile = 2,

    /// <summary>Those of everybody whom the country has enrolled.</summary>
    National = 3,
}
