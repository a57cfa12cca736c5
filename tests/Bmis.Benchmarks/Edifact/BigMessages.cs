using System.Globalization;
using System.Text;

namespace Bmis.Benchmarks.Edifact;

/// <summary>Lists and bookings of invented people, the same for each run: messages of 400 travellers.</summary>
internal static class BigMessages
{
    private const int Seed = 20261129;
    private const int OfMessage = 400;

    private static readonly string[] Surnames =
        ["ERIKSSON", "SMITH", "GARCIA", "NGUYEN", "VAN DER BERG", "MUELLER", "OKAFOR", "LI", "PAPADOPOULOS", "KIM"];

    private static readonly string[] GivenNames =
        ["ANNA", "JOHN", "MARIA", "LEE", "CHRISTOPHER", "AMINA", "IVAN", "ROSE"];

    private static readonly string[] States = ["UTO", "XXA", "GBR", "USA", "DEU", "FRA", "CHN"];

    /// <summary>PAXLST, about 290 bytes and 17 segments a person.</summary>
    internal static byte[] Lists(int travellers) => Interchange(
        "UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+R1++APIS'", "PAXLST:D:05B:UN:IATA",
        "BGM+745'RFF+TN:T1:::1'NAD+MS+++HELP DESK'COM+5551:TE+DESK:EM'TDT+20+UT123+++UT'LOC+125+UTM'"
        + "DTM+189:2611291230:201'LOC+87+UTB'DTM+232:2611291400:201'",
        travellers, OfMessage, Person);

    /// <summary>PNRGOV, about 690 bytes a traveller, two travellers and their history a booking.</summary>
    internal static byte[] Bookings(int travellers) => Interchange(
        "UNA:+.?*'UNB+IATA:1+UT++261128:2100+R1'", "PNRGOV:13:1:IA",
        "MSG+:22'ORG+UT:UTA+52519950'TVL+291126:2215:301126:0715+UTA+UTB+UT+123'EQN+27'",
        travellers / 2, OfMessage / 2, Booking);

    private static byte[] Interchange(
        string header, string type, string head, int units, int ofMessage, Func<Random, string> unit)
    {
        var (random, text, messages) = (new Random(Seed), new StringBuilder(header), 0);
        for (var written = 0; written < units; written += ofMessage)
        {
            var content = new StringBuilder(head);
            for (var number = written; number < Math.Min(units, written + ofMessage); number++)
                content.Append(unit(random));
            var segments = 2 + content.ToString().Count(one => one == '\'');
            text.Append(CultureInfo.InvariantCulture, $"UNH+{++messages}+{type}'{content}UNT+{segments}+{messages}'");
        }

        return Encoding.ASCII.GetBytes(
            text.Append(CultureInfo.InvariantCulture, $"UNZ+{messages}+R1'").ToString());
    }

    private static string Person(Random random)
    {
        var state = Of(States, random);
        return $"NAD+FL+++{Of(Surnames, random)}:{Of(GivenNames, random)}:{Of(GivenNames, random)}"
            + $"+{random.Next(1, 99)} HIGH STREET+PORT UTOPIA+UPP+{random.Next(10_000, 99_999)}+UTO'"
            + $"ATT+2++{(random.Next(2) == 0 ? 'F' : 'M')}'DTM+329:{Day(random, 40, 105)}'MEA+CT++:2'GEI+4+173'"
            + $"FTX+BAG+++UT{random.Next(100_000, 999_999)}:2'LOC+22+UTB'LOC+174+{state}'LOC+178+UTM'LOC+179+UTB'"
            + $"NAT+2+{state}'RFF+AVF:{random.Next(0x100000, 0xFFFFFF):X6}'RFF+ABO:P{random.Next(9_999_999):0000000}'"
            + $"RFF+SEA:{random.Next(1, 60)}A'DOC+P:110:111+L{random.Next(10_000_000, 99_999_999)}'"
            + $"DTM+36:{Day(random, 27, 36)}'LOC+91+{state}'";
    }

    private static string Booking(Random random)
    {
        var (surname, locator) = (Of(Surnames, random), $"{random.Next(0x100000, 0xFFFFFF):X6}");
        return $"SRC'RCI+UT:{locator}:011126:1010+1A:{random.Next(0x100000, 0xFFFFFF):X6}'SSR+AVML:HK:2:UT'"
            + $"DAT+700:271126:1010+710:271126'IFT+4:28::UT+CTCM 5551234567 {surname}'"
            + "ORG+1A:UTM+52519951:UTM+LON++T+GB:GBP+A78987'"
            + $"ADD++702:{random.Next(1, 99)} HIGH STREET:PORT UTOPIA:::UTO:12345:5551'EBD+GBP:40.00+4::N'"
            + Name(random, surname, 1) + Name(random, surname, 2)
            + "TVL+291126:2215::2359+UTA+UTB+UT+123:B'TRA+XX+777:Y'RPI+2+HK'APD+767'"
            + $"SSR+SEAT:HK:2:UT:::UTA:UTB+15A::1+15B::2'RCI+XX:{locator}'DAT+2:281126:0915'TRI++108:::1'"
            + "SSD+15A++++Y'TBD++02:46:700+++UT:0847::UTB:006'TRI++109:::2'SSD+15B'"
            + "TVL+301126:0900::1000+UTB+UTC+UT+9:Y'RPI+2+HK'ABI+1+:LHRRR+LON++UT'DAT+ZT:071126:1010'SAC+++X'"
            + "TVL+101126:0915+UTA+UTB+UT+324:B'RPI+2+K'SAC+++A'RPI+2+HK'";
    }

    private static string Name(Random random, string surname, int number)
    {
        var given = Of(GivenNames, random);
        return $"TIF+{surname}+{given}MRS:A:{number}'FTI+UT:1234567890:::ELITE'"
            + $"IFT+4:28::UT+CTCE {given}//EXAMPLE.ORG'REF+:{random.Next(10_000_000, 99_999_999)}'FAR+N+++++MIL24'"
            + $"SSR+DOCS:HK::UT:::::/P/UTO/L{random.Next(10_000_000, 99_999_999)}/{Of(States, random)}/12AUG74/F/"
            + $"15APR32/{surname}/{given}'TKT+0062{random.Next(100_000_000, 999_999_999)}:T:1'"
            + "MON+B:2888.00:GBP+T:2957.94:GBP'PTK+NR++271126:1010+UT+006+LON'TXD++3.10:::AY6+5.60:::GB'"
            + "DAT+710:271126'FOP+CC::800.00:VI:4111111111111111:0331'IFT+4:43+A PAYER'";
    }

    private static string Of(string[] list, Random random) => list[random.Next(list.Length)];

    private static string Day(Random random, int from, int to) =>
        $"{random.Next(from, to) % 100:00}{random.Next(1, 13):00}{random.Next(1, 29):00}";
}
