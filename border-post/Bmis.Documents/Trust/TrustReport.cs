namespace Bmis.Documents.Trust;

/// <summary>What became of the files that a store was built from.</summary>
public sealed record TrustReport
{
    /// <summary>What each file turned out to be.</summary>
    public required IReadOnlyList<(string Name, TrustSourceKind Kind)> Sources { get; init; }

    /// <summary>Every master list, those that are not trusted included.</summary>
    public required IReadOnlyList<MasterListReport> MasterLists { get; init; }

    /// <summary>How many authorities' certificates each country has, by its two letters.</summary>
    public required IReadOnlyDictionary<string, int> AnchorsByCountry { get; init; }

    /// <summary>How many certificates of authorities there are of each kind.</summary>
    public required IReadOnlyDictionary<AnchorKind, int> AnchorsByKind { get; init; }

    /// <summary>How many of the authorities' certificates have expired; they are kept for older documents.</summary>
    public required int ExpiredAnchors { get; init; }

    /// <summary>How many certificates of document signers there are.</summary>
    public required int DocumentSigners { get; init; }

    /// <summary>How many revocation lists there are.</summary>
    public required int RevocationLists { get; init; }

    /// <summary>How many lists of known defects there are.</summary>
    public required int DefectLists { get; init; }

    /// <summary>How many certificates were there more than once; each counts once.</summary>
    public required int Duplicates { get; init; }

    /// <summary>What was not taken.</summary>
    public required IReadOnlyList<TrustRejected> Rejected { get; init; }

    /// <summary>How much was not taken, by reason.</summary>
    public IReadOnlyDictionary<TrustRejection, int> Rejections => Rejected
        .GroupBy(one => one.Reason)
        .ToDictionary(group => group.Key, group => group.Sum(one => one.Count));
}
