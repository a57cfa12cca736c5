using System.Text;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Tests.Interchange;
using Bmis.Edifact.Tests.Paxlst;
using Bmis.Edifact.Tests.Pnrgov;

namespace Bmis.Edifact.Tests.Filtering;

public sealed class IngestFilterTests
{
    private const int Seed = 20261129;

    [Theory]
    [InlineData("FOP+CC::1.00:VI:4111111111111111:0331+CA::10.00'", "FOP+CC::1.00:VI:XXXXXXXXXXXX1111:0331+CA::10.00'")]
    [InlineData("FOP+CC:::VI:411111XXXXXX1111'", "FOP+CC:::VI:XXXXXXXXXXXX1111'")]
    [InlineData("FOP+CC:::ZZ:12345678901234567'", "FOP+CC:::ZZ:XXXXXXXXXXXXX4567'")]
    [InlineData("FOP+DP::800.00:VI:123456789012'", "FOP+DP::800.00:VI:XXXXXXXX9012'")]
    [InlineData("FOP+CC:::VI:4111\r\n111111\r\n111111'", "FOP+CC:::VI:XXXX\r\nXXXXXX\r\nXX1111'")]
    [InlineData("FOP+CC::4111111111111111'", "FOP+CC::XXXXXXXXXXXX1111'")]
    [InlineData("FOP+CK:::BANK:123456'", "FOP+CK:::BANK:123456'")]
    [InlineData("IFT+4:28::UT+CC VI 4111 1111 1111 1111 EXP 0331'", "IFT+4:28::UT+CC VI XXXX XXXX XXXX 1111 EXP 0331'")]
    [InlineData("IFT+4+4111:1111:1111:1111'", "IFT+4+XXXX:XXXX:XXXX:1111'")]
    [InlineData("IFT+4+4111?+1111'", "IFT+4+4111?+1111'")]
    [InlineData("IFT+4+?4111 1111?-1111-1111'", "IFT+4+?XXXX XXXX?-XXXX-1111'")]
    [InlineData("IFT+4+4111+1111+1111+1111'", "IFT+4+4111+1111+1111+1111'")]
    [InlineData("LTS+SMITH/J CCVI4111111111111111/D0331'", "LTS+SMITH/J CCVIXXXXXXXXXXXX1111/D0331'")]
    [InlineData("SSR+OTHS:HK::UT:::::PAID 4111-1111-1111-1111'", "SSR+OTHS:HK::UT:::::PAID XXXX-XXXX-XXXX-1111'")]
    [InlineData("ADD++702:CC 4111111111111111:CITY'", "ADD++702:CC XXXXXXXXXXXX1111:CITY'")]
    [InlineData("FTI+UT:4111111111111111'", "FTI+UT:XXXXXXXXXXXX1111'")]
    [InlineData("4111111111111111'", "XXXXXXXXXXXX1111'")]
    [InlineData("4111111111111111+A'", "XXXXXXXXXXXX1111+A'")]
    public void Numbers_of_cards_are_masked_wherever_they_stand(string segment, string expected) =>
        Assert.Equal(expected, Filtered(segment));

    [Theory]
    [InlineData("TKT+4222222222222:T:1'")]
    [InlineData("TKT+4111111111111111:T:1'")]
    [InlineData("SSR+TKNE:HK:1:UT:::::4222222222222C1'")]
    [InlineData("SSR+CTCM:HK:1:UT:::::/378282246310005'")]
    [InlineData("SSR+DOCS:HK::UT:::::/P/UTO/4111111111111111/UTO/12AUG74/F/15APR32/ERIKSSON/ANNA'")]
    [InlineData("SSR+DOCO:HK::UT:::::/UTO/V/4111111111111111/UTO'")]
    [InlineData("IFT+4:28::UT+CTCM 378282246310005'")]
    [InlineData("COM+378282246310005:TE'")]
    [InlineData("RFF+YZY:4111111111111111'")]
    [InlineData("RCI+UT:4111111111111111'")]
    [InlineData("REF+:4111111111111111'")]
    [InlineData("DOC+P:110:111+4111111111111111'")]
    [InlineData("TVL+291126:2215:301126:0715+UTA+UTB+UT+123'")]
    [InlineData("SSR'")]
    [InlineData("SSR++15A'")]
    [InlineData("SSR+AVXX:HK:2:UT'")]
    public void What_is_no_card_is_left_as_it_is(string segment) => Assert.Equal(segment, Filtered(segment));

    [Theory]
    [InlineData("SSR+VGML:HK:2:UT'", "SSR+XXXX:HK:2:UT'")]
    [InlineData(
        "SSR+SPML:HK:1:UT:UTAA:UTBB:::NO? ?'PORK?':X+15A::1'", "SSR+XXXX:HK:1:UT:XXXX:XXXX:::XX?X?XXXXX?X:X+15A::1'")]
    [InlineData("SSR+WCHR:HK:1:UT:PAX CANNOT WALK'", "SSR+XXXX:HK:1:UT:XXXXXXXXXXXXXXX'")]
    [InlineData("SSR+V\r\nGML:HK'", "SSR+X\r\nXXX:HK'")]
    [InlineData("SSR+OTHS:HK::UT:::::PAX WCHR 1'", "SSR+OTHS:HK::UT:::::XXXXXXXXXX'")]
    [InlineData("IFT+4:28::UT+VIP+KSML REQ:TWICE'", "IFT+4:28::UT+X" + "XX+XXXXXXXX:XXXXX'")]
    [InlineData("LTS+SSRWCHRUTHK1'", "LTS+XXXXXXXXXXXX'")]
    [InlineData("FTX+AAI+++MEDIF:SENT'", "FTX+AAI+++XXXXX:XXXX'")]
    [InlineData("ssr+VGML:HK:2:UT'", "ssr+XXXX:XX:X:XX'")]
    [InlineData("TIF+DEAF+ANNA'", "TIF+DEAF+ANNA'")]
    [InlineData("SSR+CHML:HK:1:UT'", "SSR+CHML:HK:1:UT'")]
    public void Sensitive_services_are_masked_with_their_text(string segment, string expected) =>
        Assert.Equal(expected, Filtered(segment));

    [Fact]
    public void A_number_that_is_cut_where_a_piece_of_text_is_full_is_one()
    {
        var before = new string('A', 64);
        Assert.Equal($"IFT+4+{before} XXXXX+XXXXXXX1111 B'", Filtered($"IFT+4+{before} 41111+11111111111 B'"));
        Assert.Equal($"IFT+4+A 41111+11111111111 B'", Filtered($"IFT+4+A 41111+11111111111 B'"));
    }

    [Fact]
    public void A_code_that_is_cut_where_a_piece_of_text_is_full_is_one()
    {
        var (before, masked) = (new string('A', 67), new string('X', 70));
        Assert.Equal($"IFT+4+{masked}+XXXXXXXXXX'", Filtered($"IFT+4+{before} WC+HR FOR HER'"));
    }

    [Fact]
    public void A_number_that_a_network_folds_is_one()
    {
        var random = new Random(Seed);
        for (var turn = 0; turn < 200; turn++)
        {
            var bookings = new RandomBookings(random, hasTextBehind: false);
            var folded = Specimens.Bytes(Specimens.Fold(
                Encoding.Latin1.GetString(bookings.Bytes), random.Next(20, 70)));
            var copy = IngestFilter.Of(folded);
            AssertSound(folded, copy);
            var digits = new string([.. Encoding.Latin1.GetString(copy.Bytes.Span).Where(char.IsAsciiDigit)]);
            Assert.All(bookings.Cards, card => Assert.DoesNotContain(card, digits, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_log_says_what_was_done_and_where_and_holds_no_content()
    {
        const string text = "SSR+VGML:HK::UT:::::FOR TWO'FOP+CC:::VI:4111111111111111'IFT+4+5555 5555 5555 4444'"
            + "IFT+4+KSML'";
        var copy = IngestFilter.Of(Specimens.Bytes($"{Pushes.Head}SRC'" + text + Pushes.Tail));
        Assert.Equal(
            [
                new(FilterReason.SensitiveService, Pushes.Head.Length + 8, 4),
                new(FilterReason.SensitiveService, At("FOR"), 7),
                new(FilterReason.PaymentCard, At("4111"), 12),
                new(FilterReason.CardNumber, At("5555"), 14),
                new(FilterReason.SensitiveText, At("KSML"), 4),
            ],
            copy.Entries);
        Assert.Equal((0, true, 2), (copy.Dropped, copy.IsChanged, copy.Count(FilterReason.SensitiveService)));
        Assert.DoesNotContain("VGML", string.Join(' ', copy.Entries), StringComparison.Ordinal);
        int At(string what) => Pushes.Head.Length + 4 + text.IndexOf(what, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_passengers_is_filtered_and_read_as_before()
    {
        const string person = "NAD+FL+++ERIKSSON:ANNA++CARD 4111111111111111'ATT+2++F'RFF+ABO:4111111111111111'"
            + "COM+378282246310005:TE'DOC+P:110:111+5555555555554444'FTX+AAI+++CC 3714 496353 98431:WCHR'";
        var bytes = Specimens.Bytes(Lists.Head + person + Lists.Tail);
        var copy = IngestFilter.Of(bytes);
        AssertSound(bytes, copy);
        Assert.Equal(
            person.Replace("CARD 411111111111", "CARD XXXXXXXXXXXX", StringComparison.Ordinal)
                .Replace("CC 3714 496353 98431:WCHR", "XXXXXXXXXXXXXXXXXXXX:XXXX", StringComparison.Ordinal),
            Encoding.Latin1.GetString(copy.Bytes.Span[Lists.Head.Length..^Lists.Tail.Length]));
        var read = Assert.Single(Assert.Single(Lists.All(copy.Bytes.ToArray())).Persons);
        Assert.Equal(("ERIKSSON", "5555555555554444"), (read.Surname, Assert.Single(read.Documents).Number));
    }

    [Fact]
    public void A_push_is_read_from_its_copy_with_the_same_bookings_and_names()
    {
        var random = new Random(Seed);
        for (var turn = 0; turn < 50; turn++)
        {
            var bytes = new RandomBookings(random).Bytes;
            Assert.Equal(Names(bytes), Names(IngestFilter.Of(bytes).Bytes.ToArray()));
        }
    }

    [Fact]
    public void Nothing_is_copied_where_nothing_is_masked()
    {
        var bytes = Specimens.Bytes(Specimens.Paxlst);
        var copy = IngestFilter.Of(bytes);
        Assert.False(copy.IsChanged);
        Assert.True(copy.Bytes.Span.Overlaps(bytes));
    }

    [Fact]
    public void Text_around_interchanges_is_filtered_too()
    {
        var text = "CARD 4111 1111 1111 1111\r\n" + Specimens.Paxlst + "\r\nPAX VGML\r\nBYE\r\n";
        Assert.Equal(
            "CARD XXXX XXXX XXXX 1111\r\n" + Specimens.Paxlst + "\r\nXXXXXXXX\r\nBYE\r\n",
            Encoding.Latin1.GetString(IngestFilter.Of(Specimens.Bytes(text)).Bytes.Span));
    }

    [Fact]
    public void Where_letters_would_begin_another_interchange_digits_stand()
    {
        var text = Specimens.Paxlst + "\r\nUNB+4111-1111-1111-1111\r\n";
        var copy = IngestFilter.Of(Specimens.Bytes(text));
        Assert.Equal(
            Specimens.Paxlst + "\r\nUNB+0000-0000-0000-1111\r\n", Encoding.Latin1.GetString(copy.Bytes.Span));
        Assert.Equal(12 + 2, Assert.Single(copy.Entries).Length);
    }

    [Fact]
    public void Another_table_filters_other_services()
    {
        var table = SensitiveCodes.Read("VIPX\tBelief\tInvented.");
        var bytes = Specimens.Bytes($"{Pushes.Head}SRC'SSR+VIPX:HK'SSR+VGML:HK'{Pushes.Tail}");
        var text = Encoding.Latin1.GetString(IngestFilter.Of(bytes, table).Bytes.Span);
        Assert.Contains("SSR+XXXX:HK'SSR+VGML:HK'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_random_bookings_no_card_is_left_and_everything_else_is_as_it_was()
    {
        var random = new Random(Seed);
        var cards = 0;
        for (var turn = 0; turn < 1_000; turn++)
        {
            var bookings = new RandomBookings(random);
            var copy = IngestFilter.Of(bookings.Bytes);
            AssertSound(bookings.Bytes, copy);
            var digits = new string([.. Encoding.Latin1.GetString(copy.Bytes.Span).Where(char.IsAsciiDigit)]);
            Assert.All(bookings.Cards, card => Assert.DoesNotContain(card, digits, StringComparison.Ordinal));
            for (var at = 0; at < bookings.Bytes.Length; at++)
                Assert.True(
                    copy.Bytes.Span[at] == bookings.Bytes[at] || bookings.IsToBeMasked(at),
                    $"Turn {turn}, byte {at} was masked.");
            Assert.True(bookings.SensitiveParts.All(part =>
                copy.Bytes.Span.Slice(part.Start, part.Length).IndexOfAnyExcept((byte)'X') < 0));
            cards += bookings.Cards.Count;
        }

        Assert.InRange(cards, 3_000, int.MaxValue);
    }

    [Fact]
    public void Every_broken_transmission_is_filtered_without_another_structure()
    {
        var random = new Random(Seed);
        byte[][] material =
        [
            .. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(Pushes.Head + Pushes.Full + Pushes.Tail),
            .. Enumerable.Range(0, 10).Select(_ => new RandomBookings(random).Bytes),
        ];
        var masked = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var bytes = Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random);
            var copy = IngestFilter.Of(bytes);
            AssertSound(bytes, copy);
            masked += copy.Entries.Count;
        }

        Assert.InRange(masked, 50_000, int.MaxValue);
    }

    [Fact]
    public void Of_recorded_messages_only_services_and_payments_are_masked()
    {
        var reasons = new Dictionary<FilterReason, int>();
        foreach (var name in Samples.NamesOrSkip())
        {
            var bytes = Samples.Read(name);
            var copy = IngestFilter.Of(bytes);
            AssertSound(bytes, copy);
            foreach (var entry in copy.Entries)
                reasons[entry.Reason] = reasons.GetValueOrDefault(entry.Reason) + 1;
        }

        Assert.Equal(0, reasons.GetValueOrDefault(FilterReason.CardNumber));
        Assert.InRange(reasons[FilterReason.PaymentCard], 10, int.MaxValue);
        Assert.InRange(reasons[FilterReason.SensitiveService], 10, int.MaxValue);
    }

    private static void AssertSound(byte[] bytes, FilteredCopy copy)
    {
        Assert.True(SameStructure.Have(bytes, copy.Bytes.Span));
        var (before, after) = (Transmission.Read(bytes), Transmission.Read(copy.Bytes));
        Assert.Equal(
            before.Interchanges.SelectMany(one => one.Messages).Select(Place),
            after.Interchanges.SelectMany(one => one.Messages).Select(Place));
        Assert.Equal(before.Noise, after.Noise);
        var logged = new bool[bytes.Length];
        foreach (var entry in copy.Entries)
            Array.Fill(logged, true, entry.Offset, entry.Length);
        for (var at = 0; at < bytes.Length; at++)
            if (copy.Bytes.Span[at] != bytes[at] && !(logged[at] && copy.Bytes.Span[at] is (byte)'X' or (byte)'0'))
                Assert.Fail($"Byte {at} was changed.");
        Assert.False(copy.Bytes.Span.IndexOf("0000"u8) < 0 && IngestFilter.Of(copy.Bytes).IsChanged);
    }

    private static (int Offset, int Length, int Segments, MessageHeader Header) Place(ReceivedMessage message) =>
        (message.Offset, message.Length, message.SegmentCount, message.Header);

    private static IEnumerable<string> Names(byte[] bytes) => Pushes.All(bytes)
        .SelectMany(push => push.Bookings).SelectMany(booking => booking.Names)
        .Select(name => $"{name.Offset} {name.Length} {name.Surname} {name.GivenName} {name.Details.Tickets.Count}");

    private static string Filtered(string segment)
    {
        var text = Encoding.Latin1.GetString(
            IngestFilter.Of(Specimens.Bytes(Pushes.Head + segment + Pushes.Tail)).Bytes.Span);
        Assert.StartsWith(Pushes.Head, text, StringComparison.Ordinal);
        Assert.EndsWith(Pushes.Tail, text, StringComparison.Ordinal);
        return text[Pushes.Head.Length..^Pushes.Tail.Length];
    }
}
