using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Pushes of invented bookings, and how tests read them.</summary>
internal static class Pushes
{
    internal const string Head =
        "UNA:+.?*'UNB+IATA:1+UT++261128:2100+PNR7'UNH+1+PNRGOV:13:1:IA+UT123/281126/2100'MSG+:22'"
        + "ORG+UT:UTA+52519950'TVL+291126:2215:301126:0715+UTA+UTB+UT+123'EQN+27'";

    internal const string Tail = "UNT+99+1'UNZ+1+PNR7'";

    internal const string Full =
        "SRC'RCI+UT:ABC123:011126:1010+1A:XYZ789'SSR+AVML:HK:2:UT'DAT+700:271126:1010+710:271126'IFT+4:28::UT+VIP'"
        + "ORG+1A:UTM+52519951:UTM+LON++T+GB:GBP+A78987'ADD++702:1 HIGH STREET:PORT UTOPIA:::UTO:12345:5551'"
        + "EBD+GBP:40.00+4::N'"
        + "TIF+ERIKSSON+ANNAMRS:A:1+LEOMSTR:C:2'FTI+UT:1234567890:::ELITE'IFT+4:28::UT+CTCE ANNA//EXAMPLE.ORG'"
        + "REF+:38739393'FAR+N+++++MIL24'"
        + "SSR+DOCS:HK::UT:::::/P/UTO/L898902C3/UTO/12AUG74/F/15APR32/ERIKSSON/ANNA/MARIA'"
        + "TKT+0062120234533:T:1'MON+B:2888.00:GBP+T:2957.94:GBP'PTK+NR++271126:1010+UT+006+LON'TXD++3.10:::AY6'"
        + "DAT+710:271126'FOP+CC::800.00:VI:4111111111111111:0331+CA::10.00'IFT+4:43+A PAYER'"
        + "TIF+GROUP:C'REF+:7'"
        + "TVL+291126:2215::2359+UTA+UTB+UT+123:B'TRA+XX+777:Y'RPI+2+HK'APD+767'"
        + "SSR+SEAT:HK:2:UT:::UTA:UTB+15A::1+15B::2'RCI+XX:777777'DAT+2:281126:0915'"
        + "TRI++108:::1'TIF+ERIKSSON+ANNAMRS:A:1'SSD+15A++++Y'TBD++02:46:700+++UT:0847::UTB:006'"
        + "TRI++109:::2'SSD+15B'"
        + "TVL+301126:0900::1000+UTB+UTC+UT+9:Y'TVL+++++303:Y'"
        + "EQN+1'RCI+UT:SPLIT1'MSG+8'TVL+301126:1500:021226+UTC:HOTEL++VN+67576:ROH'"
        + "ABI+1+:LHRRR+LON++UT'DAT+ZT:071126:1010'SAC+++X'TVL+101126:0915+UTA+UTB+UT+324:B'RPI+2+K'SAC+++A'"
        + "TIF+ERIKSSON+OTHER:A:9'";

    /// <summary>Reads the only push of bookings with what surrounds them.</summary>
    internal static PnrPush Of(string bookings, DiagnosticList? diagnostics = null) =>
        Assert.Single(All(Specimens.Bytes(Head + bookings + Tail), diagnostics));

    /// <summary>Reads every push.</summary>
    internal static IReadOnlyList<PnrPush> All(byte[] bytes, DiagnosticList? diagnostics = null)
    {
        var transmission = Transmission.Read(bytes);
        return
        [
            .. transmission.Interchanges.SelectMany(one => one.Messages).Where(PnrgovReader.IsOne)
                .Select(message => PnrgovReader.Read(transmission, message, diagnostics ?? new())),
        ];
    }
}
