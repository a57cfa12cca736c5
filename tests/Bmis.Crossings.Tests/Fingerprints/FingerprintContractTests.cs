using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;
using Google.Protobuf;

namespace Bmis.Crossings.Tests.Fingerprints;

public sealed class FingerprintContractTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, SampleEvents.All.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_event_is_written_and_read_again(int place)
    {
        var written = FingerprintContract.Write(SampleEvents.All[place]);
        Assert.True(FingerprintContract.TryRead(written, out var read, out var problem), problem);
        Assert.Equal(written, FingerprintContract.Write(read!));
        Assert.Equal(SampleEvents.All[place].GetType(), read!.GetType());
    }

    [Fact]
    public void An_enrolment_keeps_its_fingers_and_is_found_by_document_and_person_and_has_no_MRZ()
    {
        var read = Assert.IsType<FingersEnrolled>(Read(FingerprintContract.Write(SampleEvents.Enrolled)));
        var finger = read.Fingers[0];
        Assert.Equal([1, 2, 3], finger.Template.ToArray());
        Assert.Equal(SampleEvents.Enrolled.Fingers[0].Sample, finger.Sample);
        Assert.Equal(
            [FingerPresence.Captured, FingerPresence.Bandaged, FingerPresence.Missing],
            read.Fingers.Select(one => one.Presence));
        var crossing = SampleCrossing.Full();
        Assert.Equal(HistoryKeys.Person(crossing.Traveller), HistoryKeys.Person(read.Traveller));
        Assert.Equal(HistoryKeys.Document(crossing.Document), HistoryKeys.Document(read.Document));
        Assert.Equal("", read.Document!.Mrz);
        Assert.Equal(SampleEvents.Enrolled.Capture, read.Capture);
    }

    [Fact]
    public void A_verification_and_a_search_read_back_with_every_figure()
    {
        var verified = Assert.IsType<FingersVerified>(Read(FingerprintContract.Write(SampleEvents.Verified)));
        Assert.Equal(SampleEvents.Verified with { Fingers = verified.Fingers }, verified);
        Assert.Equal(SampleEvents.Verified.Fingers, verified.Fingers);
        var searched = Assert.IsType<FingersSearched>(Read(FingerprintContract.Write(SampleEvents.Searched)));
        Assert.Equal(SampleEvents.Searched with { Candidates = searched.Candidates }, searched);
        Assert.Equal(SampleEvents.Searched.Candidates, searched.Candidates);
    }

    [Fact]
    public void Ten_fingers_with_the_largest_templates_fit_into_an_entry()
    {
        var fingers = Enumerable.Range(1, FingerprintEvent.MostFingers).Select(position => new EnrolledFinger(
            position, FingerPresence.Captured, 100, FingerCapture.MostAttempts,
            new byte[EnrolledFinger.MostTemplateBytes], new(new('f', 64), FingerSamples.MostBytes, 2000, 255)));
        var written = FingerprintContract.Write(SampleEvents.Enrolled with { Fingers = [.. fingers] });
        Assert.Equal(10, Assert.IsType<FingersEnrolled>(Read(written)).Fingers.Count);
        Assert.InRange(written.Length, 40_960, FingerprintContract.MaximumBytes * 3 / 4);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_cut_or_changed_payload_is_a_problem_and_never_an_exception(int place)
    {
        var written = FingerprintContract.Write(SampleEvents.All[place]);
        for (var at = 0; at < written.Length; at++)
        {
            var changed = written.ToArray();
            changed[at] ^= 0x55;
            Assert.Equal(FingerprintContract.TryRead(changed, out var read, out var problem), read is not null);
            Assert.Equal(read is null, problem.Length > 0);
            Assert.Equal(
                FingerprintContract.TryRead(written.AsSpan(0, at), out read, out problem), problem.Length == 0);
        }
    }

    [Fact]
    public void Neither_an_event_nor_its_parts_nor_its_message_prints_personal_data()
    {
        var printed = SampleEvents.All
            .Select(one => $"{one} {FingerprintEventMessage.Parser.ParseFrom(FingerprintContract.Write(one))}")
            .Concat(SampleEvents.Enrolled.Fingers.Select(one => $"{one} {one.Sample}"))
            .Concat(SampleEvents.Searched.Candidates.Select(one => $"{one}"));
        Assert.All(printed, text =>
        {
            Assert.DoesNotContain("un:1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("aaaa", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Eriksson", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    public static TheoryData<string, Action<FingerprintEventMessage>> Faults => new()
    {
        { "event_id.length", one => one.EventId = ByteString.Empty },
        { "crossing_id.length", one => one.CrossingId = ByteString.CopyFrom(1) },
        { "at.range", one => one.At = long.MaxValue },
        { "officer_id.length", one => one.OfficerId = new('o', 65) },
        { "event.unknown", one => one.ClearEvent() },
        { "enrolled.purpose", one => one.Enrolled.Purpose = 0 },
        { "enrolled.engine", one => one.Enrolled.Engine = new('e', 65) },
        { "capture.missing", one => one.Enrolled.Capture = null },
        { "capture.outcome", one => one.Enrolled.Capture.Outcome = (CaptureOutcomeCode)9 },
        { "capture.took", one => one.Enrolled.Capture.Took = -1 },
        { "fingers.count", one => one.Enrolled.Fingers.Clear() },
        { "fingers.twice", one => one.Enrolled.Fingers[1].Position = 2 },
        { "fingers.position", one => one.Enrolled.Fingers[1].Position = 11 },
        { "fingers.quality", one => one.Enrolled.Fingers[0].Quality = 101 },
        { "fingers.template", one => one.Enrolled.Fingers[0].Template = ByteString.CopyFrom(new byte[4097]) },
        { "fingers.sample", one => one.Enrolled.Fingers[0].Sample.Dpi = 100 },
        { "fingers.presence", one => one.Enrolled.Fingers[0].Presence = FingerPresenceCode.Missing },
        { "fingers.presence", one => one.Enrolled.Fingers[1].Presence = FingerPresenceCode.Captured },
        { "traveller.sex", one => one.Enrolled.Traveller.Sex = "?" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_field_of_an_enrolment_beyond_its_limit_is_named(string expected, Action<FingerprintEventMessage> harm)
    {
        var message = FingerprintEventMessage.Parser.ParseFrom(FingerprintContract.Write(SampleEvents.Enrolled));
        harm(message);
        Assert.Equal(expected, Problem(message.ToByteArray()));
    }

    public static TheoryData<string, Action<FingersVerifiedMessage, FingersSearchedMessage>> FigureFaults => new()
    {
        { "verified.against", (verified, _) => verified.Against = 0 },
        { "verified.enrolment_id", (verified, _) => verified.Against = VerifiedAgainstCode.Chip },
        { "verified.band", (verified, _) => verified.Band = 0 },
        { "verified.score", (verified, _) => verified.Score = double.NaN },
        { "verified.threshold", (verified, _) => verified.Threshold = -1 },
        { "fingers.score", (verified, _) => verified.Fingers[0].Score = double.PositiveInfinity },
        { "fingers.band", (verified, _) => verified.Fingers[0].Band = 0 },
        { "searched.gallery", (_, searched) => searched.Gallery = 0 },
        { "searched.prints", (_, searched) => searched.Prints = -1 },
        { "searched.probes", (_, searched) => searched.Probes = 11 },
        { "searched.elapsed", (_, searched) => searched.Elapsed = long.MaxValue },
        { "searched.candidates", (_, searched) => searched.Candidates[0].SubjectId = "" },
        { "searched.candidates", (_, searched) =>
            searched.Candidates.Add(Enumerable.Repeat(searched.Candidates[0], FingersSearched.MostCandidates)) },
    };

    [Theory]
    [MemberData(nameof(FigureFaults))]
    public void A_figure_beyond_its_limit_is_named(
        string expected, Action<FingersVerifiedMessage, FingersSearchedMessage> harm)
    {
        var verified = FingerprintEventMessage.Parser.ParseFrom(FingerprintContract.Write(SampleEvents.Verified));
        var searched = FingerprintEventMessage.Parser.ParseFrom(FingerprintContract.Write(SampleEvents.Searched));
        harm(verified.Verified, searched.Searched);
        FingerprintContract.TryRead(verified.ToByteArray(), out _, out var first);
        FingerprintContract.TryRead(searched.ToByteArray(), out _, out var second);
        Assert.Equal(expected, first + second);
    }

    [Fact]
    public void Bytes_that_are_none_and_too_many_give_a_reason()
    {
        Assert.Equal("payload.not-protobuf", Problem([0x0A, 0xFF]));
        Assert.Equal("payload.too-long", Problem(new byte[FingerprintContract.MaximumBytes + 1]));
    }

    private static FingerprintEvent Read(byte[] payload)
    {
        Assert.True(FingerprintContract.TryRead(payload, out var read, out var problem), problem);
        return read!;
    }

    private static string Problem(byte[] payload)
    {
        Assert.False(FingerprintContract.TryRead(payload, out var read, out var problem));
        Assert.Null(read);
        return problem;
    }
}
