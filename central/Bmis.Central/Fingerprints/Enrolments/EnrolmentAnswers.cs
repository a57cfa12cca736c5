using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>Answers a lane that asks for the earlier enrolments of a traveller.</summary>
internal sealed class EnrolmentAnswers(EnrolmentStore enrolments, WarehouseKeys keys)
{
    /// <summary>The answer; null for a question that cannot be read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        if (!EnrolmentContract.TryQuestion(question.Span, out var traveller, out var document, out var engine))
            return null;
        var asked = keys.Index(HistoryKeys.Document(document));
        var found = await enrolments.EarlierAsync(
            keys.Index(HistoryKeys.Person(traveller)), asked, EnrolmentContract.MostEnrolments, cancellation);
        return EnrolmentContract.Write(
            found.Select(one => Answer(one, asked, engine)).Where(one => one.Fingers.Count > 0));
    }

    private static EarlierEnrolment Answer(StoredEnrolment stored, byte[]? asked, string engine)
    {
        var enrolled = stored.Enrolled!;
        return new(
            stored.EnrolmentId,
            new DateTimeOffset(stored.TakenAt, TimeSpan.Zero),
            stored.PostCode,
            asked is not null && stored.Document is { } document && document.AsSpan().SequenceEqual(asked),
            enrolled.Engine,
            [.. enrolled.Fingers.Select(one => enrolled.Engine == engine ? one : Bare(one)).Where(SaysAnything)]);
    }

    // Another engine's templates are of no use to the lane: they stay here.
    private static EnrolledFinger Bare(EnrolledFinger finger) => finger with { Template = ReadOnlyMemory<byte>.Empty };

    private static bool SaysAnything(EnrolledFinger finger) =>
        finger.Presence != FingerPresence.Captured || finger.Template.Length > 0 || finger.Sample is not null;
}
