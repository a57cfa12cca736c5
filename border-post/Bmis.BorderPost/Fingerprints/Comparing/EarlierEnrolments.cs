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
    /// <summary>
    /// Asks the lane's disk, and headquarters when that has nothing on the document, or what was enrolled while
    /// headquarters could not be asked; it waits for a moment only.
    /// </summary>
    /// <exception cref="SqliteException">The lane's disk failed: who is known cannot be said.</exception>
    internal async Task<FoundFingers> FindAsync(InspectionSubject subject, CancellationToken cancellation)
    {
        var own = Recall(subject);
        if (own.Any(one => one.OnDocument) && own.All(one => !one.IsDoubted)) return new(own, "");
        if (subject.Traveller is null && subject.Document is null) return new(own, "subject.unknown");
        if (centre.Channel is null) return new(own, "");
        if (!reach.InReach) return new(own, "centre.offline");
        return await AskAsync(subject, cancellation) is { } answered
            ? new(Joined(own, [.. answered.Select(Of).OfType<EarlierFingers>()]), "")
            : new(own, "centre.silent");
    }

    // Whoever was enrolled in doubt may have used another person's document: what headquarters knows of it besides
    // takes the place of that.
    private static IReadOnlyList<EarlierFingers> Joined(
        IReadOnlyList<EarlierFingers> own, IReadOnlyList<EarlierFingers> answered)
    {
        var others = answered.Where(one => own.All(known => known.EnrolmentId != one.EnrolmentId)).ToList();
        var kept = own.Where(one => !one.IsDoubted || !others.Exists(other => other.OnDocument || !one.OnDocument));
        return [.. kept.Concat(others).OrderByDescending(one => one.OnDocument)];
    }

    /// <summary>Those of the lane alone; a disk that fails has none.</summary>
    internal IReadOnlyList<EarlierFingers> Own(InspectionSubject subject)
    {
        try
        {
            return Recall(subject);
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(logger, failure);
            return [];
        }
    }

    private IReadOnlyList<EarlierFingers> Recall(InspectionSubject subject) =>
    [
        .. store.Recall(subject.Traveller, subject.Document)
            .Where(one => one.Event.CrossingId != subject.InspectionId && one.Event.Engine == engine.Name)
            .Select(Of)
            .OfType<EarlierFingers>(),
    ];

    private EarlierFingers? Of(KeptPrints kept) =>
        Of(VerifiedAgainst.OwnJournal, kept.Id, kept.Event.At, kept.Event.Fingers) is { } earlier
            ? earlier with { OnDocument = kept.OnDocument, IsDoubted = kept.IsDoubted }
            : null;

    private EarlierFingers? Of(EarlierEnrolment enrolment) => enrolment.Engine == engine.Name
        && Of(VerifiedAgainst.Enrolment, enrolment.EnrolmentId, enrolment.TakenAt, enrolment.Fingers) is { } earlier
            ? earlier with { OnDocument = enrolment.OnDocument }
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
