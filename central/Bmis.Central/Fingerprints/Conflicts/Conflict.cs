namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Two enrolments of two persons whose fingers are alike. It prints as its id.</summary>
internal sealed record Conflict
{
    public const string Columns =
        """
        conflict_id, region_id, enrolment_id, post_code, other_region_id, other_enrolment_id, other_post_code, engine,
        subjects, score, threshold, fingers, other_fingers, scores, found_at, state, outcome, proposed_by, changed_at,
        acts
        """;

    public Guid ConflictId { get; init; }

    /// <summary>The enrolment that was searched.</summary>
    public int RegionId { get; init; }

    public Guid EnrolmentId { get; init; }

    public string PostCode { get; init; } = "";

    /// <summary>The one that it found.</summary>
    public int OtherRegionId { get; init; }

    public Guid OtherEnrolmentId { get; init; }

    public string OtherPostCode { get; init; } = "";

    public string Engine { get; init; } = "";

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

    /// <summary>Whose proposal waits; empty without one.</summary>
    public string ProposedBy { get; init; } = "";

    public DateTime ChangedAt { get; init; }

    /// <summary>How often something was done: a form that was filled in before counts no more.</summary>
    public int Acts { get; init; }

    /// <summary>Where its page is.</summary>
    public string Address => $"{ConflictEndpoints.Page}/{ConflictId}";

    public GalleryKey One => new(RegionId, EnrolmentId);

    public GalleryKey Other => new(OtherRegionId, OtherEnrolmentId);

    public override string ToString() => $"[conflict {ConflictId}]";
}
