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

    /// <summary>
    /// By which list's version is told how new an answer is: lost documents are known by their supplement, which goes
    /// down daily.
    /// </summary>
    public static string DatedBy(string name) => name == LostDocuments ? LostDocumentsSupplement : name;

    /// <summary>Whether only those posts fetch the list that are authorised to hold it.</summary>
    public static bool IsOptional(string name) => name is LostDocuments or LostDocumentsSupplement;
}
