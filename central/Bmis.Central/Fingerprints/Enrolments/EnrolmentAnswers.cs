using Bmis.Central.Audit;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;
using Bmis.Sync.Envelopes;
using Npgsql;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// Answers a lane that asks for the earlier enrolments of a traveller, also of those under a name that two people have
/// decided to be the same person's.
/// </summary>
internal sealed class EnrolmentAnswers(
    EnrolmentStore enrolments, PersonLinks links, WarehouseKeys keys, AuditLog audit)
{
    private const string Action = "fingerprints.asked";

    /// <summary>The answer; null for a question that cannot be read, or when the audit cannot be written.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(
        Producer lane, ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        if (!EnrolmentContract.TryQuestion(question.Span, out var traveller, out var document, out var engine))
            return null;
        var asked = keys.Index(HistoryKeys.Document(document));
        var person = await links.OfAsync(keys.Index(HistoryKeys.Person(traveller)), asked, cancellation);
        var found = await enrolments.EarlierAsync(person, EnrolmentContract.MostEnrolments, cancellation);
        var told = found.Select(one => Answer(one, asked, engine)).Where(one => one.Fingers.Count > 0).ToList();
        return await NoteAsync(lane, told, cancellation) ? EnrolmentContract.Write(told) : null;
    }

    // Whose templates a lane hears of is in the audit before it hears of them.
    private async Task<bool> NoteAsync(
        Producer lane, List<EarlierEnrolment> told, CancellationToken cancellation)
    {
        if (told.Count == 0)
            return true;
        try
        {
            await audit.AppendAsync(
                new AuditEntry
                {
                    Actor = $"lane:{lane.LaneId}",
                    Action = Action,
                    Subject = string.Join(' ', told.Select(one => one.EnrolmentId)),
                    Result = AuditLog.Allowed,
                },
                cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
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
