namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// Two enrolments of two persons whose fingers are alike, or an enrolment and an alert entry with such prints. It
/// prints as its id.
/// </summary>
internal sealed record Conflict
{
    public const string Columns =
        """
        conflict_id, region_id, enrolment_id, post_code, other_region_id, other_enrolment_id, other_post_code, engine,
        subjects, score, threshold, fingers, other_fingers, scores, found_at, state, outcome, proposed_by, changed_at,
        acts, decided, entry_id, entry_prints, is_discreet, persons
        """;

    public Guid ConflictId { get; init; }

    /// <summary>The enrolment that was searched; the one that was found where an entry was.</summary>
    public int RegionId { get; init; }

    public Guid EnrolmentId { get; init; }

    public string PostCode { get; init; } = "";

    /// <summary>The one that it found; nothing where the other is an entry.</summary>
    public int OtherRegionId { get; init; }

    public Guid OtherEnrolmentId { get; init; }

    public string OtherPostCode { get; init; } = "";

    public string Engine { get; init; } = "";

    /// <summary>The alert entry whose prints were searched; empty for two enrolments.</summary>
    public string EntryId { get; init; } = "";

    /// <summary>Digest of its prints at that time.</summary>
    public string EntryPrints { get; init; } = "";

    /// <summary>Whether it exists only for whom a discreet hit exists.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Among how many enrolments it was searched.</summary>
    public int Subjects { get; init; }

    public double Score { get; init; }

    public double Threshold { get; init; }

    /// <summary>The fingers that were compared, as the one has them.</summary>
    public short[] Fingers { get; init; } = [];

    /// <summary>With which of the other's: another finger where hands were swapped at an enrolment.</summary>
    public short[] OtherFingers { get; init; } = [];

    /// <summary>The score of each.</summary>
    public double[] Scores { get; init; } = [];

    public DateTime FoundAt { get; init; }

    public string State { get; init; } = ConflictState.Open;

    /// <summary>What was proposed or decided; empty while it is open.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>
    /// What two people have decided and is in force, also while another decision waits; empty for nothing.
    /// </summary>
    public string Decided { get; init; } = "";

    /// <summary>Blind indexes of the two; empty when one of both was erased.</summary>
    public byte[][] Persons { get; init; } = [];

    /// <summary>Whose proposal waits; empty without one.</summary>
    public string ProposedBy { get; init; } = "";

    public DateTime ChangedAt { get; init; }

    /// <summary>How often something was done: a form that was filled in before counts no more.</summary>
    public int Acts { get; init; }

    /// <summary>Where its page is.</summary>
    public string Address => $"{ConflictEndpoints.Page}/{ConflictId}";

    public bool IsOfEntry => EntryId.Length > 0;

    public GalleryKey One => new(RegionId, EnrolmentId);

    public GalleryKey Other => new(OtherRegionId, OtherEnrolmentId);

    public override string ToString() => $"[conflict {ConflictId}]";
}
