using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>An enrolment as the warehouse holds it, opened. It prints as its id.</summary>
internal sealed record StoredEnrolment
{
    public int RegionId { get; init; }

    public Guid EnrolmentId { get; init; }

    public Guid CrossingId { get; init; }

    public string PostCode { get; init; } = "";

    public DateTime TakenAt { get; init; }

    /// <summary>When it came here; where it is asked for.</summary>
    public DateTime StoredAt { get; init; }

    /// <summary>Blind index of the person; null without a full birth date.</summary>
    public byte[]? Person { get; init; }

    /// <summary>Blind index of the document; null without one.</summary>
    public byte[]? Document { get; init; }

    /// <summary>Its place in the order of the gallery; 0 where it is not asked for.</summary>
    public long GalleryNumber { get; init; }

    public byte[]? Content { get; init; }

    /// <summary>What the lane wrote; null after erasure.</summary>
    public FingersEnrolled? Enrolled { get; init; }

    /// <summary>Whether both are of one person, as far as names and documents say.</summary>
    public bool IsOfOneTraveller(StoredEnrolment other) => Same(Person, other.Person) || Same(Document, other.Document);

    public override string ToString() => $"[enrolment {EnrolmentId}]";

    private static bool Same(byte[]? one, byte[]? other) =>
        one is not null && other is not null && one.AsSpan().SequenceEqual(other);
}
