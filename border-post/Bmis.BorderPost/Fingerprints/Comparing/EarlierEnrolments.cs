using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Feeds;
using Bmis.Sync.Wire;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints.Comparing;

/// <summary>Finds earlier enrolments of a traveller: the lane's own, else those that headquarters knows.</summary>
internal sealed class EarlierEnrolments(
    PrintStore store,
    IFingerprintEngine engine,
    CentreChannel centre,
    ICentreReach reach,
    IOptions<FingerprintsOptions> options,
    ILogger<EarlierEnrolments> logger)
{
    /// <summary>Asks the lane's disk, and headquarters when that has nothing; it waits for a moment only.</summary>
    internal async Task<FoundFingers> FindAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        var own = Own(subject);
        if (own.Count > 0) return new(own, "");
        if (subject.Traveller is null && subject.Document is null) return new([], "subject.unknown");
        if (centre.Channel is null) return new([], "");
        if (!reach.InReach) return new([], "centre.offline");
        return await AskAsync(subject, cancellation) is { } answered
            ? new([.. answered.Select(Of).OfType<EarlierFingers>()], "")
            : new([], "centre.silent");
    }

    /// <summary>Those of the lane alone; a disk that fails has none.</summary>
    internal IReadOnlyList<EarlierFingers> Own(InspectionSubject subject)
    {
        try
        {
            return
            [
                .. store.Recall(subject.Traveller, subject.Document)
                    .Where(one => one.Event.CrossingId != subject.InspectionId && one.Event.Engine == engine.Name)
                    .Select(one => Of(VerifiedAgainst.OwnJournal, one.Id, one.Event.At, one.Event.Fingers))
                    .OfType<EarlierFingers>(),
            ];
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(logger, failure);
            return [];
        }
    }

    private EarlierFingers? Of(EarlierEnrolment enrolment) => enrolment.Engine == engine.Name
        ? Of(VerifiedAgainst.Enrolment, enrolment.EnrolmentId, enrolment.TakenAt, enrolment.Fingers)
        : null;

    private EarlierFingers? Of(
        VerifiedAgainst against, Guid id, DateTimeOffset at, IReadOnlyList<EnrolledFinger> fingers)
    {
        var prints = FingerSets.Of(fingers, engine);
        return prints.Prints.Count == 0 ? null : new(against, id, at, prints, fingers);
    }

    private async Task<IReadOnlyList<EarlierEnrolment>?> AskAsync(
        InspectionSubject subject, CancellationToken cancellation)
    {
        try
        {
            var answer = await FeedFollower.AskAsync(
                centre.Channel!,
                EnrolmentContract.Topic,
                EnrolmentContract.Question(subject.Traveller, subject.Document, engine.Name),
                TimeSpan.FromMilliseconds(options.Value.AskMilliseconds),
                cancellation);
            return EnrolmentContract.TryRead(answer.Span, out var enrolments, out _) ? enrolments : null;
        }
        catch (GrpcException)
        {
            return null;
        }
    }
}
