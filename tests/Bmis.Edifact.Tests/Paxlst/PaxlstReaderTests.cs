using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Paxlst;

public sealed class PaxlstReaderTests
{
    private const int Seed = 20261129;
    private const string Anna =
        "NAD+FL+77:110++ERIKSSON:ANNA:MARIA+1 HIGH STREET:FLAT 2+PORT UTOPIA+:::UPPER+12345+UTO'ATT+2++F'"
        + "DTM+329:740812'MEA+CT++:2'MEA+WT++KGM:31'GEI+4+173'FTX+BAG+++UT555123:2:UT555200'LOC+22+UTB'LOC+174+UTO'"
        + "LOC+178+UTA'LOC+179+UTB'LOC+180+:::NEW FERRY+:::UTOPIA'COM+anna@example.org:EM'NAT+2+UTO'NAT+2+XXA'"
        + "RFF+AVF:ABC123'RFF+ABO:P0007'RFF+SEA:12A'DOC+P:110:111+L898902C3'DTM+36:320415'DTM+182:220415'GEI+4+174'"
        + "LOC+91+UTO'DOC+V+8877'DTM+36:20270101'LOC+91+XXB'RFF+ABV:9'";

    [Fact]
    public void The_flight_and_who_sends_the_list_are_read()
    {
        var list = Lists.Of(Anna);
        Assert.Equal(("745", "CP"), (list.Document, list.Function));
        Assert.Equal(new ListedReference("TN", "T0001", "", "2"), Assert.Single(list.References));
        var party = Assert.Single(list.Parties);
        Assert.Equal(("MS", "HELP DESK"), (party.Role, party.Name));
        Assert.Equal(
            [("IC", "ANNA"), ("TE", "555 1"), ("EM", "DESK")],
            party.Contacts.Select(contact => (contact.Kind, contact.Value)));
        var flight = Assert.Single(list.Transports);
        Assert.Equal(("20", "UT123", "UT"), (flight.Stage, flight.Reference, flight.Carrier));
        Assert.Equal(["92 UTA", "125 UTM", "87 UTB"], flight.Places.Select(one => $"{one.Qualifier} {one.Code}"));
        Assert.Equal(
            ["189 2026-11-29 11:00", "232 2026-11-29 11:50", "189 2026-11-29 12:30", "232 2026-11-29 14:00"],
            flight.Places.SelectMany(one => one.Dates)
                .Select(date => $"{date.Qualifier} {date.Value:yyyy-MM-dd HH:mm}"));
        Assert.Equal(new ControlTotal("42", 136), Assert.Single(list.Totals));
    }

    [Fact]
    public void Everything_that_is_said_of_a_person_is_read()
    {
        var person = Assert.Single(Lists.Of(Anna).Persons);
        Assert.Equal(("FL", "ERIKSSON", "77"), (person.Role, person.Surname, person.PartyId));
        Assert.Equal(["ANNA", "MARIA"], person.GivenNames);
        Assert.Equal(new("1 HIGH STREET FLAT 2", "PORT UTOPIA", "UPPER", "12345", "UTO"), person.Address);
        Assert.Equal(("F", new DateOnly(1974, 8, 12)), (person.Sex, person.Birth!.Day));
        Assert.Equal(["UTO", "XXA"], person.Nationalities);
        Assert.Equal([new("CT", "", "2"), new ListedMeasure("WT", "KGM", "31")], person.Measures);
        Assert.Equal(["UT555123", "2", "UT555200"], Assert.Single(person.Texts).Lines);
        Assert.Equal(
            ("UTB", "UTO", "UTA", "UTB", "NEW FERRY"),
            (person.PlaceOf("22"), person.PlaceOf("174"), person.PlaceOf("178"), person.PlaceOf("179"),
                person.PlaceOf("180")));
        Assert.Equal(
            ("ABC123", "P0007", "12A"),
            (person.ReferenceOf("AVF"), person.ReferenceOf("ABO"), person.ReferenceOf("SEA")));
        Assert.Equal("anna@example.org", Assert.Single(person.Contacts).Value);
        Assert.Equal("173", person.Verification);
    }

    [Fact]
    public void Documents_keep_what_is_theirs()
    {
        var documents = Assert.Single(Lists.Of(Anna).Persons).Documents;
        Assert.Equal(
            [("P", "110", "111", "L898902C3", "UTO", "174"), ("V", "", "", "8877", "XXB", "")],
            documents.Select(one =>
                (one.Type, one.TypeList, one.TypeAgency, one.Number, one.IssuingState, one.Verification)));
        Assert.Equal(
            [new DateOnly(2032, 4, 15), new DateOnly(2027, 1, 1)], documents.Select(one => one.Expiry!.Day));
        Assert.Equal("9", Assert.Single(documents[1].References).Value);
    }

    [Fact]
    public void The_order_of_a_persons_segments_says_nothing()
    {
        var random = new Random(Seed);
        var expected = Texts(Lists.Of(Anna).Persons[0]);
        var segments = Anna.Split('\'', StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(segments, one => one.StartsWith("DOC", StringComparison.Ordinal));
        for (var turn = 0; turn < 50; turn++)
        {
            var own = segments[1..first].ToArray();
            random.Shuffle(own);

            // What is said of the person alone may also stand behind a document.
            var behind = own.Where(one => !one.StartsWith("GEI", StringComparison.Ordinal)).Take(turn % 8).ToList();
            var text = string.Join('\'', [segments[0], .. own.Except(behind), .. segments[first..], .. behind]) + "'";
            var person = Assert.Single(Lists.Of(text).Persons);
            Assert.Equal(expected, Texts(person));
        }
    }

    [Theory]
    [InlineData("NAD+FL+++SMITH JOHN'", "SMITH JOHN", "")]
    [InlineData("NAD+FL+++SMITH:JOHN:'", "SMITH", "JOHN")]
    [InlineData("NAD+FL+++O?'HARA:ANNE-MARIE:J'", "O'HARA", "ANNE-MARIE|J")]
    [InlineData("NAD+FM+++:ANNA'", "", "ANNA")]
    [InlineData("NAD+FL+++smith:j?:r'", "smith", "j:r")]
    [InlineData("NAD+FL+++SMITH:JOHN++++'", "SMITH", "JOHN")]
    public void Names_are_kept_as_they_were_sent(string nad, string surname, string given)
    {
        var person = Assert.Single(Lists.Of(nad).Persons);
        Assert.Equal((surname, given), (person.Surname, string.Join('|', person.GivenNames)));
        Assert.Null(person.Address);
    }

    [Fact]
    public void A_name_that_a_network_folded_behind_a_blank_has_two_readings()
    {
        var person = Assert.Single(Lists.Of("NAD+FL+++VAN \r\nDYKE:AN\r\nNA'").Persons);
        Assert.Equal(("VAN DYKE", "ANNA"), (person.Surname, person.GivenNames[0]));
        Assert.Equal(["VANDYKE", "ANNA"], person.NamesWithoutBlanks);
    }

    [Fact]
    public void Crew_and_people_of_other_kinds_are_persons_too()
    {
        var list = Lists.Of("NAD+FM+++FIRST:A'EMP+1+CR1:110:111'NAD+DDU+++SECOND:B'NAD+ZZZ+++THIRD:C'DOC++448763368'");
        Assert.Equal(["FM CR1", "DDU ", "ZZZ "], list.Persons.Select(one => $"{one.Role} {one.Employment}"));
        Assert.Equal("448763368", Assert.Single(list.Persons[2].Documents).Number);
    }

    [Fact]
    public void The_older_list_of_the_United_States_holds_a_person_in_a_segment()
    {
        var list = Lists.Only(
            "UNB+UNOA:1+UT:NZ+B:US+020131:2359+1'UNH+1+PAXLST:001:000:NZ'CTA+IC+:ANNA+555 1:TE'TDT++UT812+40+UT'"
            + "LOC+005+UTUTA:50'DTM+136+020131+1030+M05'LOC+008+USLAX:50'DTM+132+020131+2200+M05'UNS+D'"
            + "PDT+P/1823:090909:UTO+ERIKSSON:ANNA:M:590429:F+PAX+UTUTA:USLAX'PDT++O?'NEIL:KRIS+CRW'UNT+10+1'");
        var (person, crew) = (list.Persons[0], list.Persons[1]);
        Assert.Equal(
            ("ERIKSSON", "ANNA|M", "F", "UTUTA", "USLAX", new DateOnly(1959, 4, 29)),
            (person.Surname, string.Join('|', person.GivenNames), person.Sex, person.PlaceOf("178"),
                person.PlaceOf("179"), person.Birth!.Day));
        var document = Assert.Single(person.Documents);
        Assert.Equal(
            ("P", "1823", "UTO", new DateOnly(2009, 9, 9)),
            (document.Type, document.Number, document.IssuingState, document.Expiry!.Day));
        Assert.Equal(("O'NEIL", "CRW", 0), (crew.Surname, crew.Role, crew.Documents.Count));
        var flight = Assert.Single(list.Transports);
        Assert.Equal(("UT812", "UT"), (flight.Reference, flight.Carrier));
        Assert.Equal(
            [new(2002, 1, 31, 10, 30, 0), new DateTime(2002, 1, 31, 22, 0, 0)],
            flight.Places.Select(one => one.Dates.Single().Value));
        Assert.Equal("ANNA", Assert.Single(list.Parties).Name);
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_place_and_nothing_is_lost()
    {
        var diagnostics = new DiagnosticList();
        var text = "NAD+FL+++'DTM+329:000000'XYZ+1'DTM+36:901231'MEA+CT++2'";
        var person = Assert.Single(Lists.Of(text, diagnostics).Persons);
        Assert.Equal(["000000", "901231"], person.Dates.Select(date => date.Text));
        Assert.All(person.Dates, date => Assert.Null(date.Value));
        Assert.Equal("2", Assert.Single(person.Measures).Value);
        Assert.Equal(
            [
                (DiagnosticCode.NameMissing, 0), (DiagnosticCode.DateUnreadable, 10),
                (DiagnosticCode.SegmentWithoutPlace, 25), (DiagnosticCode.DateUnreadable, 31),
            ],
            diagnostics.Select(one => (one.Code, one.Offset - Lists.Head.Length)));
    }

    [Fact]
    public void A_list_without_a_flight_or_a_code_says_so()
    {
        var diagnostics = new DiagnosticList();
        var list = Lists.Only("UNH+1+PAXLST:D:05B:UN'NAD+FL+++A:B'UNT+3+1'", diagnostics);
        Assert.Single(list.Persons);
        Assert.Contains(diagnostics, one => one.Code == DiagnosticCode.TransportMissing);
        Assert.Contains(diagnostics, one => one.Code == DiagnosticCode.DocumentCodeMissing);
        Assert.Equal(Severity.Error, diagnostics.Worst);
    }

    [Fact]
    public void Places_of_persons_in_the_bytes_are_theirs()
    {
        var text = Lists.Head + Anna + "NAD+FL+++SECOND:B'ATT+2++M'" + Lists.Tail;
        var persons = Lists.Only(text).Persons;
        Assert.Equal(Anna, text.Substring(persons[0].Offset, persons[0].Length));
        Assert.Equal("NAD+FL+++SECOND:B'ATT+2++M'", text.Substring(persons[1].Offset, persons[1].Length));
    }

    [Fact]
    public void Nothing_of_anybody_is_printed()
    {
        var list = Lists.Of(Anna);
        var printed = $"{list.Persons[0]} {list.Persons[0].Documents[0]} {list.Persons[0].Address} "
            + $"{list.Persons[0].Contacts[0]} {list.Persons[0].Texts[0]} {list.Parties[0]}";
        Assert.Equal("[person] [document] [address] [contact] [text] [party]", printed);
    }

    [Fact]
    public void Every_broken_list_is_read_and_nobody_is_lost()
    {
        var random = new Random(Seed);
        byte[][] material = [.. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(Lists.Head + Anna + Lists.Tail)];
        var persons = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var bytes = Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random);
            persons += Demand(bytes);
        }

        Assert.InRange(persons, 10_000, int.MaxValue);
    }

    // Each NAD of a list is a party or a person.
    private static int Demand(byte[] bytes)
    {
        var transmission = Transmission.Read(bytes);
        var found = 0;
        foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages).Where(PaxlstReader.IsOne))
        {
            var list = PaxlstReader.Read(transmission, message, new DiagnosticList());
            var names = 0;
            using var reader = message.Open(bytes);
            while (reader.Read())
                names += reader.Current.Tag.ToString() is "NAD" or "PDT" ? 1 : 0;
            Assert.Equal(names, list.Persons.Count + list.Parties.Count(one => one.Role.Length > 0));
            Assert.All(list.Persons, one => Assert.InRange(
                one.Offset, message.Offset, message.Offset + message.Length - one.Length));
            found += list.Persons.Count;
        }

        return found;
    }

    private static string Texts(ListedPerson one) => string.Join(
        ';',
        [
            one.Sex, one.Verification, one.Employment, .. one.Nationalities.Order(),
            .. one.Dates.Select(date => date.ToString()).Order(), .. one.Places.Select(place => place.Code).Order(),
            .. one.References.Select(reference => reference.ToString()).Order(),
            .. one.Measures.Select(measure => measure.ToString()).Order(),
            .. one.Texts.SelectMany(text => text.Lines), .. one.Contacts.Select(contact => contact.Value),
            .. one.Documents.SelectMany(document => new[]
            {
                document.Type, document.Number, document.IssuingState, document.Verification,
                string.Join(',', document.Dates), string.Join(',', document.References),
            }),
        ]);
}
