using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Iso7816;

public sealed class SecureMessagingTests
{
    private const int Seed = 20261127;
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(one => (byte)one)];

    public static TheoryData<SessionSuite> Suites() => [.. Enum.GetValues<SessionSuite>()];

    [Fact]
    public void The_worked_example_is_protected_and_opened_byte_for_byte()
    {
        var keys = WorkedExamples.Of("bac_part11_appD");
        var value = WorkedExamples.Of("sm_part11_D4");
        using var session = new SecureMessaging(
            SessionCipher.TripleDes(keys("KSenc"), keys("KSmac")), keys("SSC"));
        Exchange(new(0, 0xA4, 2, 0x0C, new byte[] { 0x01, 0x1E }), "select_EF.COM", "");
        Exchange(new(0, 0xB0, 0, 0, Expected: 4), "read_4", "read_4_plain");
        Exchange(new(0, 0xB0, 0, 4, Expected: 18), "read_rest", "read_rest_plain");

        void Exchange(CommandApdu command, string name, string plain)
        {
            Assert.Equal(Convert.ToHexString(value(name)), Convert.ToHexString(session.Protect(command).ToBytes()));
            var opened = session.Open(ResponseApdu.Parse(value(name + "_rsp"))!);
            Assert.True(opened.IsAuthentic);
            Assert.Equal(plain.Length == 0 ? [] : value(plain), opened.Response.Data.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Both_sides_understand_each_other_at_every_length(SessionSuite suite)
    {
        var random = new Random(Seed);
        var (session, card) = Pair(suite);
        using (session)
        using (card)
        {
            foreach (var length in (int[])[0, 1, 7, 8, 15, 16, 17, 200, 240, 255, 256, 1000, 5000])
            {
                var data = new byte[length];
                random.NextBytes(data);
                var command = new CommandApdu(0, length % 2 == 0 ? (byte)0xB0 : (byte)0xB1, 1, 2, data, length + 1);
                var opened = session.Open(ResponseApdu.Parse(
                    card.Answer(session.Protect(command).ToBytes(), data, 0x9000))!);
                Assert.Equal(data, card.Heard);
                Assert.True(opened.IsAuthentic);
                Assert.Equal(data, opened.Response.Data.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_refusal_in_the_clear_is_not_counted_and_the_session_goes_on(SessionSuite suite)
    {
        var (session, card) = Pair(suite);
        using (session)
        using (card)
        {
            var first = session.Protect(new(0, 0xB0, 0, 0, Expected: 65_536));
            Assert.NotEmpty(first.ToBytes());
            var refused = session.Open(ResponseApdu.Of(StatusWord.WrongLength));
            Assert.Equal(
                (SecureMessagingFault.Unprotected, StatusWord.WrongLength), (refused.Fault, refused.Response.Status));
            var again = session.Protect(new(0, 0xB0, 0, 0, Expected: 200));
            Assert.True(session.Open(ResponseApdu.Parse(card.Answer(again.ToBytes(), [1, 2], 0x9000))!).IsAuthentic);
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_changed_bit_a_missing_part_or_an_old_answer_is_found_out(SessionSuite suite)
    {
        var (session, card) = Pair(suite);
        using (session)
        using (card)
        {
            var whole = card.Answer(session.Protect(new(0, 0xB0, 0, 0, Expected: 8)).ToBytes(), [1, 2, 3], 0x9000);
            for (var bit = 0; bit < whole.Length * 8; bit++)
            {
                var changed = whole.ToArray();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertRefused(suite, changed);
            }

            for (var length = 2; length < whole.Length; length++)
                AssertRefused(suite, whole[..length]);
            Assert.True(session.Open(ResponseApdu.Parse(whole)!).IsAuthentic);
            session.Protect(new(0, 0xB0, 0, 0, Expected: 8));
            Assert.Equal(SecureMessagingFault.WrongMac, session.Open(ResponseApdu.Parse(whole)!).Fault);
        }
    }

    [Fact]
    public void A_content_without_padding_or_another_status_within_is_refused()
    {
        var (session, card) = Pair(SessionSuite.Aes128);
        using (session)
        using (card)
        {
            card.Answer(session.Protect(new(0, 0xB0, 0, 0, Expected: 8)).ToBytes(), [], 0x9000);
            var unpadded = Unpadded([.. session.Counter[..^1], (byte)(session.Counter[^1] + 2)]);
            Assert.Equal(SecureMessagingFault.WrongPadding, session.Open(ResponseApdu.Parse(unpadded)!).Fault);
            var other = card.Answer(session.Protect(new(0, 0xB0, 0, 0, Expected: 8)).ToBytes(), [], 0x6282);
            other[^2] = 0x90;
            other[^1] = 0x00;
            Assert.Equal(SecureMessagingFault.StatusDiffers, session.Open(ResponseApdu.Parse(other)!).Fault);
        }
    }

    [Fact]
    public void Fifty_thousand_broken_answers_are_refused_without_an_exception()
    {
        var random = new Random(Seed);
        var (session, card) = Pair(SessionSuite.TripleDes);
        using (session)
        using (card)
        {
            var whole = card.Answer(
                session.Protect(new(0, 0xB0, 0, 0, Expected: 8)).ToBytes(), new byte[20], 0x9000);
            for (var i = 0; i < 50_000; i++)
            {
                var broken = whole.ToArray();
                for (var change = random.Next(1, 5); change > 0; change--)
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                broken = broken[..random.Next(2, broken.Length + 1)];
                var opened = session.Open(ResponseApdu.Parse(broken)!);
                Assert.False(opened.IsAuthentic);
                Assert.True(opened.Response.Data.IsEmpty);
            }
        }
    }

    private static void AssertRefused(SessionSuite suite, byte[] answer)
    {
        var (session, card) = Pair(suite);
        using (session)
        using (card)
        {
            session.Protect(new(0, 0xB0, 0, 0, Expected: 8));
            var opened = session.Open(ResponseApdu.Parse(answer)!);
            Assert.False(opened.IsAuthentic);
            Assert.True(opened.Response.Data.IsEmpty);
        }
    }

    // A block of zeros, which is no padded content, and a checksum that is right.
    private static byte[] Unpadded(byte[] counter)
    {
        using var cipher = KeyDerivation.Cipher(Secret, SessionSuite.Aes128);
        var objects = new TlvWriter()
            .Add(0x87, [1, .. cipher.Encrypt(new byte[cipher.BlockBytes], counter)])
            .Add(0x99, [0x90, 0]);
        byte[] covered = [.. counter, .. objects.Written.Span];
        return [.. objects.Add(0x8E, cipher.Mac(Padding.Pad(covered, cipher.BlockBytes))).Written.Span, 0x90, 0];
    }

    private static (SecureMessaging Session, CardSide Card) Pair(SessionSuite suite)
    {
        var cipher = KeyDerivation.Cipher(Secret, suite);
        // The carry must go through the whole counter.
        byte[] counter = [.. Enumerable.Repeat((byte)0xFF, cipher.BlockBytes - 1), 0xF0];
        return (new(cipher, counter), new(KeyDerivation.Cipher(Secret, suite), [.. counter]));
    }
}
