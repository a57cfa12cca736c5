using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;
using Bmis.Edifact.Tests.Paxlst;
using Bmis.Edifact.Tests.Pnrgov;

namespace Bmis.Edifact.Tests;

/// <summary>Contents that are read with the structure are those that are read of each message by itself.</summary>
public sealed class OnePassTests
{
    private const int Seed = 20261129;
    private const int Cases = 20_000;

    [Fact]
    public void Every_sample_gives_the_same_on_both_ways()
    {
        foreach (var name in Samples.NamesOrSkip())
            Demand(Samples.Read(name));
    }

    [Fact]
    public void Every_broken_message_gives_the_same_on_both_ways()
    {
        var random = new Random(Seed);
        byte[][] material =
        [
            .. Specimens.All.Select(Specimens.Bytes),
            Specimens.Bytes(Lists.Head + "NAD+FL+++A:B'DTM+329:740812'DOC+P+7'DTM+36:320415'" + Lists.Tail),
            Specimens.Bytes(Pushes.Head + Pushes.Full + Pushes.Tail),
        ];
        var contents = 0;
        for (var number = 0; number < Cases; number++)
            contents += Demand(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
        Assert.InRange(contents, Cases / 2, int.MaxValue);
    }

    // Text that departs from the repertoire is made when somebody asks for it; that it does is told before.
    [Theory]
    [InlineData("NAD+FL+++M\u00DCLLER:A'", DiagnosticCode.ReadAsWindows1252, 9)]
    [InlineData("NAD+FL+++M\u00C3\u009CLLER:A'", DiagnosticCode.ReadAsUtf8, 9)]
    [InlineData("NAD+FL+++MULLER:Anna'", DiagnosticCode.OutsideRepertoire, 16)]
    [InlineData("NAD+FL+++A:B'\r\nRFF+AVF:abc'", DiagnosticCode.OutsideRepertoire, 23)]
    [InlineData("NAD+FL+++A:B'FTX+BAG+++1:2?'s'", DiagnosticCode.OutsideRepertoire, 25)]
    public void How_text_is_read_is_found_before_anybody_asks_for_it(string persons, DiagnosticCode code, int offset)
    {
        var diagnostics = new DiagnosticList();
        _ = Lists.Of(persons, diagnostics);
        Assert.Equal(new Diagnostic(code, Lists.Head.Length + offset), Assert.Single(diagnostics));
    }

    [Theory]
    [InlineData("SRC'TIF+M\u00DCLLER+A:A:1'", DiagnosticCode.ReadAsWindows1252, 8)]
    [InlineData("SRC'TIF+A+B:A:1'IFT+4:28::UT+M\u00C3\u009CLLER'", DiagnosticCode.ReadAsUtf8, 29)]
    [InlineData("SRC'TVL+291126:2215+UTA+UTB+UT+1'TRA+\u00DC'", DiagnosticCode.ReadAsWindows1252, 37)]
    [InlineData("SRC'ABI+1'SAC+++X'TIF+\u00DC'", DiagnosticCode.ReadAsWindows1252, 22)]
    [InlineData("SRC'RCI+UT:ABC123:320126'", DiagnosticCode.DateUnreadable, 4)]
    [InlineData("SRC'DAT+700:0101'", DiagnosticCode.DateUnreadable, 4)]
    [InlineData("SRC'TVL+291126:2515+UTA+UTB+UT+1'", DiagnosticCode.DateUnreadable, 4)]
    [InlineData("SRC'ABI+1'DAT+ZT:071326'", DiagnosticCode.DateUnreadable, 10)]
    public void What_is_wrong_in_a_booking_is_found_before_anybody_asks_for_it(
        string bookings, DiagnosticCode code, int offset)
    {
        var diagnostics = new DiagnosticList();
        _ = Pushes.Of(bookings, diagnostics);
        Assert.Equal(new Diagnostic(code, Pushes.Head.Length + offset), Assert.Single(diagnostics));
    }

    [Fact]
    public void Each_departure_is_told_once_also_where_every_segment_has_one()
    {
        var diagnostics = new DiagnosticList();
        var persons = string.Concat(Enumerable.Repeat("NAD+FL+++m\u00DC:a\u00C3\u009C'RFF+AVF:x'", 100));
        Assert.Equal(100, Lists.Of(persons, diagnostics).Persons.Count);
        Assert.Equal(
            [DiagnosticCode.ReadAsWindows1252, DiagnosticCode.ReadAsUtf8, DiagnosticCode.OutsideRepertoire],
            diagnostics.Select(one => one.Code));
    }

    [Fact]
    public void Persons_and_bookings_are_the_same_whenever_they_are_asked_for()
    {
        var list = Lists.Of("NAD+FL+++A:B'NAD+FL+++C:D'");
        Assert.Equal(list.Persons[1], list.Persons[1]);
        Assert.NotEqual(list.Persons[0], list.Persons[1]);
        Assert.ThrowsAny<Exception>(() => list.Persons[2]);
        var push = Pushes.Of("SRC'SRC'");
        Assert.Equal(push.Bookings[0], push.Bookings[0]);
        Assert.ThrowsAny<Exception>(() => push.Bookings[2]);
    }

    // How many contents were compared.
    private static int Demand(byte[] bytes)
    {
        var (apart, together) = (Transmission.Read(bytes), CarrierMessages.Read(bytes));
        Assert.Equal(apart.Diagnostics, together.Diagnostics);
        var messages = apart.Interchanges.SelectMany(one => one.Messages).ToList();
        var others = together.Interchanges.SelectMany(one => one.Messages).ToList();
        Assert.Equal(messages.Count, others.Count);
        for (var number = 0; number < messages.Count; number++)
            Assert.Equal(Shown(apart, messages[number]), Shown(together, others[number]));
        return messages.Count;
    }

    private static string Shown(Transmission transmission, ReceivedMessage message)
    {
        var found = new DiagnosticList();
        var shown = PaxlstReader.IsOne(message) ? Shown(PaxlstReader.Read(transmission, message, found))
            : PnrgovReader.IsOne(message) ? Shown(PnrgovReader.Read(transmission, message, found)) : "";
        return $"{shown} {string.Join(' ', found)} {found.Dropped} {found.Worst}";
    }

    private static string Shown(PassengerList list) => string.Join(
        ';',
        list.Persons.Select(one => $"{one.Offset} {one.Length} {one.Surname} {one.Birth} {one.Sex} "
            + string.Join(',', one.Documents.Select(document => $"{document.Number} {document.Expiry}"))));

    private static string Shown(PnrPush push) => string.Join(
        ';',
        push.Bookings.Select(one => $"{one.Offset} {one.Length} "
            + string.Join(',', one.Names.Select(name => $"{name.Surname} {name.Offset} {name.Length}"))
            + string.Join(',', one.Legs.Select(leg => leg.Flight)) + one.History.Count + one.Others.Count));
}
