using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes the question for a traveller's earlier enrolments, and its answer, and reads them back.</summary>
public static class EnrolmentContract
{
    /// <summary>Topic of the question.</summary>
    public const string Topic = "enrolments";

    /// <summary>Most enrolments of an answer, the newest.</summary>
    public const int MostEnrolments = 8;

    /// <summary>Longest answer that is read, in bytes.</summary>
    public const int MaximumBytes = 512 * 1024;

    private const int LongestQuestion = 8 * 1024;
    private const int LongestPost = 16;

    /// <summary>The question as protobuf bytes; the document goes without its MRZ.</summary>
    /// <param name="traveller">Who is asked about; null when only the document is known.</param>
    /// <param name="document">With which document; null when only the person is known.</param>
    /// <param name="engine">The engine whose templates the lane can read.</param>
    public static byte[] Question(Traveller? traveller, TravelDocument? document, string engine) =>
        new EnrolmentQuestionMessage
        {
            Traveller = traveller is null ? null : CrossingMessages.ToMessage(traveller),
            Document = document is null ? null : CrossingMessages.ToMessage(document with { Mrz = "" }),
            Engine = engine,
        }.ToByteArray();

    /// <summary>Reads a question; hostile bytes give false.</summary>
    public static bool TryQuestion(
        ReadOnlySpan<byte> bytes, out Traveller? traveller, out TravelDocument? document, out string engine)
    {
        (traveller, document, engine) = (null, null, "");
        if (bytes.Length > LongestQuestion) return false;
        try
        {
            var message = EnrolmentQuestionMessage.Parser.ParseFrom(bytes);
            engine = message.Engine;
            return FingerMessages.IsName(engine)
                && CrossingMessages.TryTraveller(message.Traveller, out traveller, out _)
                && CrossingMessages.TryDocument(message.Document, out document, out _);
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    /// <summary>The answer as protobuf bytes.</summary>
    /// <param name="enrolments">The newest first, at most <see cref="MostEnrolments"/>.</param>
    public static byte[] Write(IEnumerable<EarlierEnrolment> enrolments) => new EnrolmentAnswerMessage
    {
        Enrolments = { enrolments.Select(ToMessage) },
    }.ToByteArray();

    /// <summary>Reads an answer; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, out IReadOnlyList<EarlierEnrolment> enrolments, out string problem)
    {
        (enrolments, problem) = ([], "");
        if (bytes.Length > MaximumBytes)
        {
            problem = "answer.too-long";
            return false;
        }

        try
        {
            var message = EnrolmentAnswerMessage.Parser.ParseFrom(bytes);
            problem = message.Enrolments.Count > MostEnrolments
                ? "enrolments.count"
                : message.Enrolments.Select(Problem).FirstOrDefault(one => one.Length > 0) ?? "";
            if (problem.Length == 0) enrolments = [.. message.Enrolments.Select(ToEnrolment)];
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "answer.not-protobuf";
        }

        return problem.Length == 0;
    }

    private static EarlierEnrolmentMessage ToMessage(EarlierEnrolment enrolment) => new()
    {
        EnrolmentId = ByteString.CopyFrom(enrolment.EnrolmentId.ToByteArray(bigEndian: true)),
        TakenAt = UnixTime.ToMicroseconds(enrolment.TakenAt),
        PostCode = enrolment.PostCode,
        OnDocument = enrolment.OnDocument,
        Engine = enrolment.Engine,
        Fingers = { enrolment.Fingers.Select(FingerMessages.ToMessage) },
    };

    private static EarlierEnrolment ToEnrolment(EarlierEnrolmentMessage message) => new(
        new Guid(message.EnrolmentId.Span, bigEndian: true),
        UnixTime.FromMicroseconds(message.TakenAt)!.Value,
        message.PostCode,
        message.OnDocument,
        message.Engine,
        [.. message.Fingers.Select(FingerMessages.ToFinger)]);

    private static string Problem(EarlierEnrolmentMessage message)
    {
        if (message.EnrolmentId.Length != 16) return "enrolment_id.length";
        if (UnixTime.FromMicroseconds(message.TakenAt) is null) return "taken_at.range";
        if (message.PostCode.Length > LongestPost) return "post_code.length";
        return FingerMessages.IsName(message.Engine) ? FingerMessages.Problem(message.Fingers) : "engine.length";
    }
}
