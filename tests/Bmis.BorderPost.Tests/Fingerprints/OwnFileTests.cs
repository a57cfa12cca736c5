using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Some hundred people whom a lane has enrolled, of whom it searches the newest.</summary>
public sealed class OwnFileTests : IDisposable
{
    private const int Most = 400;

    private static readonly BuiltInEngine Engine = new();
    private static readonly InspectionSubject Nobody = new(Guid.Empty, Direction.Entry, null, null);

    private readonly Scratch _scratch = new();
    private readonly PrintStore _store;
    private readonly OwnFile _file;

    public OwnFileTests()
    {
        _store = new(_scratch.File("prints.db"), TestKeys.Master);
        _file = new(_store, Engine, Options.Create(new FingerprintsOptions { OwnFile = Most }));
    }

    public void Dispose()
    {
        _store.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void The_newest_are_found_in_the_gallery_and_beside_it_and_nobody_who_made_room_or_was_forgotten()
    {
        Enrol(1, 300);
        Assert.Equal((Id(7), 600), Found(7));
        Enrol(301, 420);
        Assert.Equal((Id(410), 800), Found(410));
        Assert.Equal((Id(21), 800), Found(21));
        Assert.Equal((null, 800), Found(20));
        _store.Forget(Id(200));
        _store.Forget(Id(415));
        Assert.Equal((Id(20), 800), Found(20));
        Assert.Null(Found(200).Subject);
        Assert.Null(Found(415).Subject);
    }

    private (Guid? Subject, long Prints) Found(int person)
    {
        var answer = _file.Search(Nobody, Prints(person, seed: 2), 14, TestContext.Current.CancellationToken);
        Assert.Equal(
            answer.Candidates.Count == 0 ? VerificationBand.NoMatch : VerificationBand.Match, answer.Band);
        return (answer.Candidates.SingleOrDefault()?.Subject, answer.Prints);
    }

    private void Enrol(int from, int to)
    {
        foreach (var person in Enumerable.Range(from, to - from + 1))
            _store.Put(
                new FingersEnrolled(
                    Id(person), DateTimeOffset.UnixEpoch.AddDays(person), "o-1", "s-1", Id(person))
                {
                    EnrolmentId = Id(person),
                    Purpose = EnrolmentPurpose.FirstRecord,
                    Capture = new(new("Reader", "simulated"), CaptureOutcome.Captured, "", 1, TimeSpan.FromSeconds(1)),
                    Engine = Engine.Name,
                    Fingers =
                    [
                        .. Prints(person, seed: 1).Prints.Select(one => new EnrolledFinger(
                            (int)one.Key, FingerPresence.Captured, 80, 1, Engine.Write(one.Value), null)),
                    ],
                },
                PrintState.Told);
    }

    private static Guid Id(int person) => new(person, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static FingerSet Prints(int person, int seed) => FingerSet.Empty
        .With(FingerPosition.RightIndex, SyntheticTemplates.Impression(10L * person, seed))
        .With(FingerPosition.RightMiddle, SyntheticTemplates.Impression(10L * person + 1, seed));
}
