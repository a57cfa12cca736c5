using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Hits;
using Google.Protobuf;
using Kind = Bmis.Crossings.Contracts.FingerprintEventMessage.EventOneofCase;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="FingerprintEvent"/> as the payload of a journal entry and reads it back.</summary>
public static class FingerprintContract
{
    /// <summary>Longest payload that is read, in bytes: ten of the largest templates leave a third free.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>The event as protobuf bytes; the document goes without its MRZ.</summary>
    public static byte[] Write(FingerprintEvent happened)
    {
        var message = new FingerprintEventMessage
        {
            EventId = Bytes(happened.EventId),
            At = UnixTime.ToMicroseconds(happened.At),
            OfficerId = happened.OfficerId,
            ShiftId = happened.ShiftId,
            CrossingId = Bytes(happened.CrossingId),
        };
        switch (happened)
        {
            case FingersEnrolled enrolled: message.Enrolled = ToMessage(enrolled); break;
            case FingersVerified verified: message.Verified = ToMessage(verified); break;
            case FingersSearched searched: message.Searched = ToMessage(searched); break;
            default: throw new ArgumentOutOfRangeException(nameof(happened));
        }

        return message.ToByteArray();
    }

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out FingerprintEvent? happened, out string problem)
    {
        (happened, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            var message = FingerprintEventMessage.Parser.ParseFrom(payload);
            problem = Problem(message);
            if (problem.Length == 0) happened = Read(message, out problem);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return happened is not null;
    }

    private static FingersEnrolledMessage ToMessage(FingersEnrolled enrolled) => new()
    {
        EnrolmentId = Bytes(enrolled.EnrolmentId),
        Purpose = (EnrolmentPurposeCode)enrolled.Purpose,
        Capture = FingerMessages.ToMessage(enrolled.Capture),
        Engine = enrolled.Engine,
        Fingers = { enrolled.Fingers.Select(FingerMessages.ToMessage) },
        Traveller = enrolled.Traveller is { } traveller ? CrossingMessages.ToMessage(traveller) : null,
        Document = enrolled.Document is { } document ? CrossingMessages.ToMessage(document with { Mrz = "" }) : null,
    };

    private static FingersVerifiedMessage ToMessage(FingersVerified verified) => new()
    {
        Against = (VerifiedAgainstCode)verified.Against,
        EnrolmentId = verified.EnrolmentId is { } enrolment ? Bytes(enrolment) : ByteString.Empty,
        Capture = FingerMessages.ToMessage(verified.Capture),
        Engine = verified.Engine,
        Threshold = verified.Threshold,
        Band = (FingerBandCode)verified.Band,
        Score = verified.Score,
        Fingers = { verified.Fingers.Select(FingerMessages.ToMessage) },
    };

    private static FingersSearchedMessage ToMessage(FingersSearched searched) => new()
    {
        Gallery = (SearchGalleryCode)searched.Gallery,
        GalleryVersion = searched.GalleryVersion,
        Prints = searched.Prints,
        Probes = searched.Probes,
        Elapsed = (long)searched.Elapsed.TotalMicroseconds,
        Engine = searched.Engine,
        Threshold = searched.Threshold,
        Late = searched.IsLate,
        Candidates = { searched.Candidates.Select(ToMessage) },
    };

    private static SearchCandidateMessage ToMessage(SearchCandidate candidate) => new()
    {
        SubjectId = candidate.SubjectId, Score = candidate.Score, Band = (FingerBandCode)candidate.Band,
    };

    private static string Problem(FingerprintEventMessage message)
    {
        if (message.EventId.Length != 16) return "event_id.length";
        if (message.CrossingId.Length != 16) return "crossing_id.length";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        if (!FingerMessages.IsName(message.OfficerId)) return "officer_id.length";
        if (!FingerMessages.IsName(message.ShiftId)) return "shift_id.length";
        return message.EventCase switch
        {
            Kind.Enrolled => Problem(message.Enrolled),
            Kind.Verified => Problem(message.Verified),
            Kind.Searched => Problem(message.Searched),
            _ => "event.unknown",
        };
    }

    private static string Problem(FingersEnrolledMessage message)
    {
        if (message.EnrolmentId.Length != 16) return "enrolled.enrolment_id";
        if (!Enum.IsDefined((EnrolmentPurpose)message.Purpose)) return "enrolled.purpose";
        if (!FingerMessages.IsName(message.Engine)) return "enrolled.engine";
        return FingerMessages.Problem(message.Capture) is { Length: > 0 } capture
            ? capture
            : FingerMessages.Problem(message.Fingers);
    }

    private static string Problem(FingersVerifiedMessage message)
    {
        if (!Enum.IsDefined((VerifiedAgainst)message.Against)) return "verified.against";
        var length = message.Against == VerifiedAgainstCode.Chip ? 0 : 16;
        if (message.EnrolmentId.Length != length) return "verified.enrolment_id";
        if (!FingerMessages.IsName(message.Engine)) return "verified.engine";
        if (!FingerMessages.IsBand(message.Band)) return "verified.band";
        if (!FingerMessages.IsScore(message.Score)) return "verified.score";
        if (!FingerMessages.IsScore(message.Threshold)) return "verified.threshold";
        return FingerMessages.Problem(message.Capture) is { Length: > 0 } capture
            ? capture
            : FingerMessages.Problem(message.Fingers);
    }

    private static string Problem(FingersSearchedMessage message)
    {
        if (!Enum.IsDefined((SearchGallery)message.Gallery)) return "searched.gallery";
        if (message.GalleryVersion < 0) return "searched.gallery_version";
        if (message.Prints < 0) return "searched.prints";
        if (message.Probes is < 0 or > FingerprintEvent.MostFingers) return "searched.probes";
        if (!FingerMessages.IsDuration(message.Elapsed)) return "searched.elapsed";
        if (!FingerMessages.IsName(message.Engine)) return "searched.engine";
        if (!FingerMessages.IsScore(message.Threshold)) return "searched.threshold";
        if (message.Candidates.Count > FingersSearched.MostCandidates) return "searched.candidates";
        return message.Candidates.All(IsCandidate) ? "" : "searched.candidates";
    }

    private static bool IsCandidate(SearchCandidateMessage candidate) =>
        candidate.SubjectId.Length is > 0 and <= HitEvent.LongestEntryId
        && FingerMessages.IsScore(candidate.Score)
        && FingerMessages.IsBand(candidate.Band);

    private static FingerprintEvent? Read(FingerprintEventMessage message, out string problem)
    {
        problem = "";
        return message.EventCase switch
        {
            Kind.Enrolled => ToEnrolled(message, message.Enrolled, out problem),
            Kind.Verified => ToVerified(message, message.Verified),
            _ => ToSearched(message, message.Searched),
        };
    }

    private static FingersEnrolled? ToEnrolled(
        FingerprintEventMessage message, FingersEnrolledMessage enrolled, out string problem)
    {
        if (!CrossingMessages.TryTraveller(enrolled.Traveller, out var traveller, out problem)) return null;
        if (!CrossingMessages.TryDocument(enrolled.Document, out var document, out problem)) return null;
        return new(Id(message.EventId), At(message), message.OfficerId, message.ShiftId, Id(message.CrossingId))
        {
            EnrolmentId = Id(enrolled.EnrolmentId),
            Purpose = (EnrolmentPurpose)enrolled.Purpose,
            Capture = FingerMessages.ToCapture(enrolled.Capture),
            Engine = enrolled.Engine,
            Fingers = [.. enrolled.Fingers.Select(FingerMessages.ToFinger)],
            Traveller = traveller,
            Document = document,
        };
    }

    private static FingersVerified ToVerified(FingerprintEventMessage message, FingersVerifiedMessage verified) =>
        new(Id(message.EventId), At(message), message.OfficerId, message.ShiftId, Id(message.CrossingId))
        {
            Against = (VerifiedAgainst)verified.Against,
            EnrolmentId = verified.EnrolmentId.IsEmpty ? null : Id(verified.EnrolmentId),
            Capture = FingerMessages.ToCapture(verified.Capture),
            Engine = verified.Engine,
            Threshold = verified.Threshold,
            Band = (FingerBand)verified.Band,
            Score = verified.Score,
            Fingers = [.. verified.Fingers.Select(FingerMessages.ToFinger)],
        };

    private static FingersSearched ToSearched(FingerprintEventMessage message, FingersSearchedMessage searched) =>
        new(Id(message.EventId), At(message), message.OfficerId, message.ShiftId, Id(message.CrossingId))
        {
            Gallery = (SearchGallery)searched.Gallery,
            GalleryVersion = searched.GalleryVersion,
            Prints = searched.Prints,
            Probes = searched.Probes,
            Elapsed = FingerMessages.ToDuration(searched.Elapsed),
            Engine = searched.Engine,
            Threshold = searched.Threshold,
            IsLate = searched.Late,
            Candidates = [.. searched.Candidates.Select(ToCandidate)],
        };

    private static SearchCandidate ToCandidate(SearchCandidateMessage message) =>
        new(message.SubjectId, message.Score, (FingerBand)message.Band);

    private static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    private static Guid Id(ByteString bytes) => new(bytes.Span, bigEndian: true);

    private static DateTimeOffset At(FingerprintEventMessage message) =>
        UnixTime.FromMicroseconds(message.At)!.Value;
}
