using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.History;
using Google.Protobuf;

namespace Bmis.Crossings.Tests.Fingerprints;

public sealed class EnrolmentContractTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_question_reads_back_by_the_same_keys(bool person, bool document)
    {
        var crossing = SampleCrossing.Full();
        var asked = EnrolmentContract.Question(
            person ? crossing.Traveller : null, document ? crossing.Document : null, "bmis-1");
        Assert.True(EnrolmentContract.TryQuestion(asked, out var traveller, out var paper, out var engine));
        Assert.Equal(person ? HistoryKeys.Person(crossing.Traveller) : null, HistoryKeys.Person(traveller));
        Assert.Equal(document ? HistoryKeys.Document(crossing.Document) : null, HistoryKeys.Document(paper));
        Assert.Equal("bmis-1", engine);
    }

    [Fact]
    public void An_answer_reads_back_with_every_finger()
    {
        EarlierEnrolment[] known = [Earlier(1) with { OnDocument = true }, Earlier(2)];
        Assert.True(EnrolmentContract.TryRead(EnrolmentContract.Write(known), out var read, out var problem), problem);
        Assert.Equal(known.Select(one => one.EnrolmentId), read.Select(one => one.EnrolmentId));
        Assert.Equal([true, false], read.Select(one => one.OnDocument));
        Assert.Equal(SampleEvents.At, read[0].TakenAt);
        Assert.Equal([1, 2, 3], read[1].Fingers[0].Template.ToArray());
        Assert.True(EnrolmentContract.TryRead(EnrolmentContract.Write([]), out read, out _));
        Assert.Empty(read);
    }

    [Fact]
    public void The_largest_answer_fits()
    {
        var finger = SampleEvents.Enrolled.Fingers[0] with { Template = new byte[EnrolledFinger.MostTemplateBytes] };
        var largest = Earlier(1) with
        {
            Fingers = [.. Enumerable.Range(1, 10).Select(position => finger with { Position = position })],
        };
        var written = EnrolmentContract.Write(Enumerable.Repeat(largest, EnrolmentContract.MostEnrolments));
        Assert.True(EnrolmentContract.TryRead(written, out var read, out _));
        Assert.Equal(EnrolmentContract.MostEnrolments, read.Count);
    }

    [Fact]
    public void Too_many_enrolments_and_fields_beyond_their_limits_give_a_reason()
    {
        Assert.Equal("enrolments.count", Problem(EnrolmentContract.Write(
            Enumerable.Range(0, EnrolmentContract.MostEnrolments + 1).Select(Earlier))));
        Assert.Equal("fingers.twice", Problem(EnrolmentContract.Write(
            [Earlier(1) with { Fingers = [.. Enumerable.Repeat(Earlier(1).Fingers[0], 2)] }])));
        Assert.Equal("post_code.length", Problem(EnrolmentContract.Write(
            [Earlier(1) with { PostCode = new('P', 17) }])));
        Assert.Equal("engine.length", Problem(EnrolmentContract.Write([Earlier(1) with { Engine = new('e', 65) }])));
        Assert.Equal("answer.not-protobuf", Problem([0x0A, 0xFF]));
        Assert.Equal("answer.too-long", Problem(new byte[EnrolmentContract.MaximumBytes + 1]));
    }

    [Fact]
    public void Damaged_bytes_never_throw()
    {
        var random = new Random(5);
        var answer = EnrolmentContract.Write([Earlier(1), Earlier(2)]);
        var question = EnrolmentContract.Question(
            SampleCrossing.Full().Traveller, SampleCrossing.Full().Document, "bmis-1");
        for (var i = 0; i < 3_000; i++)
        {
            if (!EnrolmentContract.TryRead(Damaged(answer, random), out var read, out var problem))
            {
                Assert.Empty(read);
                Assert.NotEqual("", problem);
            }

            if (EnrolmentContract.TryQuestion(Damaged(question, random), out _, out _, out var engine))
                Assert.InRange(engine.Length, 0, FingerprintEvent.LongestName);
        }
    }

    [Fact]
    public void Question_and_answer_print_without_personal_data()
    {
        var question = EnrolmentQuestionMessage.Parser.ParseFrom(
            EnrolmentContract.Question(SampleCrossing.Full().Traveller, SampleCrossing.Full().Document, "bmis-1"));
        var answer = EnrolmentAnswerMessage.Parser.ParseFrom(EnrolmentContract.Write([Earlier(1)]));
        Assert.Equal(
            "[enrolment question] [enrolment answer] [earlier enrolment]",
            $"{question} {answer} {answer.Enrolments[0]}");
        Assert.Equal($"[enrolment {Earlier(1).EnrolmentId}]", $"{Earlier(1)}");
    }

    private static EarlierEnrolment Earlier(int number) => new(
        new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), SampleEvents.At, "UTANY", false, "bmis-1",
        SampleEvents.Enrolled.Fingers);

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var damaged = (byte[])whole.Clone();
        for (var n = random.Next(1, 6); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged[..random.Next(damaged.Length + 1)];
    }

    private static string Problem(byte[] answer)
    {
        Assert.False(EnrolmentContract.TryRead(answer, out var read, out var problem));
        Assert.Empty(read);
        return problem;
    }
}
