using Bmis.Biometrics.Identification;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Enrolments;
using Dapper;
using Npgsql;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>A conflict as a search finds it. It prints as the id of the enrolment.</summary>
internal sealed record ConflictRow
{
    // Two persons about whom somebody has decided, or about whom one conflict waits, make no second one. An entry with
    // other prints is asked about again, unless it was the same person.
    private const string Insert =
        """
        insert into finger_conflict (conflict_id, region_id, enrolment_id, post_code, other_region_id,
            other_enrolment_id, other_post_code, entry_id, entry_prints, is_discreet, persons, engine, subjects, score,
            threshold, fingers, other_fingers, scores, found_at, state, changed_at)
        select @Id, @RegionId, @EnrolmentId, @PostCode, @OtherRegionId, @OtherEnrolmentId, @OtherPostCode, @EntryId,
            @EntryPrints, @IsDiscreet, @Persons, @Engine, @Subjects, @Score, @Threshold, @Fingers, @OtherFingers,
            @Scores, @FoundAt, 'open', @FoundAt
        where not exists (
            select from finger_conflict where persons = @Persons
                and (state in ('open', 'proposed') or (state = 'decided' and (
                    outcome = 'same' or (outcome = 'different' and entry_prints = @EntryPrints)))))
        on conflict do nothing
        """;

    public Guid Id { get; init; }

    public int RegionId { get; init; }

    public Guid EnrolmentId { get; init; }

    public string PostCode { get; init; } = "";

    public int? OtherRegionId { get; init; }

    public Guid? OtherEnrolmentId { get; init; }

    public string OtherPostCode { get; init; } = "";

    public string EntryId { get; init; } = "";

    public string EntryPrints { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public byte[][] Persons { get; init; } = [];

    public string Engine { get; init; } = "";

    public int Subjects { get; init; }

    public double Score { get; init; }

    public double Threshold { get; init; }

    public short[] Fingers { get; init; } = [];

    public short[] OtherFingers { get; init; } = [];

    public double[] Scores { get; init; } = [];

    public DateTime FoundAt { get; init; }

    /// <summary>What was found of an enrolment that was searched.</summary>
    public static ConflictRow Of(StoredEnrolment searched, StoredEnrolment other, Candidate candidate) =>
        Of(searched, Person(other), candidate) with
        {
            OtherRegionId = other.RegionId,
            OtherEnrolmentId = other.EnrolmentId,
            OtherPostCode = other.PostCode,
            Fingers = [.. candidate.Fingers.Select(one => (short)one.Probe)],
            OtherFingers = [.. candidate.Fingers.Select(one => (short)one.Enrolled)],
        };

    /// <summary>An enrolment and an alert entry.</summary>
    /// <param name="stored">The enrolment.</param>
    /// <param name="entry">The entry with its blind index.</param>
    /// <param name="candidate">What the search of one of both found.</param>
    /// <param name="isProbe">Whether the enrolment was searched, and not the entry.</param>
    public static ConflictRow Of(
        StoredEnrolment stored, (EntryPrintTask Task, byte[] Index) entry, Candidate candidate, bool isProbe) =>
        Of(stored, entry.Index, candidate) with
        {
            EntryId = entry.Task.EntryId,
            EntryPrints = entry.Task.Prints,
            IsDiscreet = entry.Task.IsDiscreet,
            Fingers = [.. candidate.Fingers.Select(one => (short)(isProbe ? one.Probe : one.Enrolled))],
            OtherFingers = [.. candidate.Fingers.Select(one => (short)(isProbe ? one.Enrolled : one.Probe))],
        };

    /// <summary>Writes it, unless the two are known; says whether it is new.</summary>
    public async Task<bool> WriteAsync(NpgsqlConnection connection) =>
        await connection.ExecuteAsync(Insert, this) > 0;

    public override string ToString() => $"[enrolment {EnrolmentId}]";

    private static ConflictRow Of(StoredEnrolment one, byte[] other, Candidate candidate) => new()
    {
        RegionId = one.RegionId,
        EnrolmentId = one.EnrolmentId,
        PostCode = one.PostCode,
        Persons = [.. new[] { Person(one), other }.OrderBy(Convert.ToHexString, StringComparer.Ordinal)],
        Score = candidate.Score,
        Scores = [.. candidate.Fingers.Select(finger => finger.Verification.Score)],
    };

    // Whoever has no full birth date is told by the document, or stands for this enrolment alone.
    private static byte[] Person(StoredEnrolment one) =>
        one.Person ?? one.Document ?? one.EnrolmentId.ToByteArray(bigEndian: true);
}
