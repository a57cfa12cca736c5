namespace Bmis.Crossings;

/// <summary>The names of the signed lists that go down to the lanes.</summary>
public static class ListNames
{
    /// <summary>The alert list, as a file of the matching engine.</summary>
    public const string Alert = "alert";

    /// <summary>The officers, as <see cref="Contracts.OfficerListMessage"/>.</summary>
    public const string Officers = "officers";

    /// <summary>Of which entries travellers were cleared, as <see cref="Contracts.ClearanceListMessage"/>.</summary>
    public const string Clearances = "clearances";

    /// <summary>The index of lost and stolen documents, as a file of the matching engine.</summary>
    public const string LostDocuments = "lost-documents";

    /// <summary>The index's secret and what changed since, as a file of the matching engine.</summary>
    public const string LostDocumentsSupplement = "lost-documents-supplement";

    /// <summary>The fingerprints of alert entries, as a gallery file of the fingerprint engine.</summary>
    public const string AlertPrints = "alert-prints";

    /// <summary>
    /// By which list's version is told how new an answer is: lost documents are known by their supplement, which goes
    /// down daily.
    /// </summary>
    public static string DatedBy(string name) => name == LostDocuments ? LostDocumentsSupplement : name;

    /// <summary>
    /// The lists that go down together, the one first by whose version they are told: lost documents are a pair, and
    /// prints are those of the alert list's entries. One list where it stands alone.
    /// </summary>
    public static IReadOnlyList<string> Together(string name) => name switch
    {
        LostDocuments or LostDocumentsSupplement => [LostDocumentsSupplement, LostDocuments],
        Alert or AlertPrints => [Alert, AlertPrints],
        _ => [name],
    };

    /// <summary>
    /// Whether a lane may do without the list's newest version for days: not where it takes back what somebody may do.
    /// </summary>
    public static bool MayBeRolledOut(string name) => name is not (Officers or Clearances);

    /// <summary>Whether it is one of the two lists of lost documents.</summary>
    public static bool IsOfLostDocuments(string name) => name is LostDocuments or LostDocumentsSupplement;

    /// <summary>
    /// Whether a lane works without the list: then it is fetched apart, and only at posts that hold it. Those of lost
    /// documents need an authorisation.
    /// </summary>
    public static bool IsOptional(string name) => IsOfLostDocuments(name) || name == AlertPrints;
}
