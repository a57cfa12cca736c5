using System.Text;
using Bmis.Edifact.Tests.Pnrgov;

namespace Bmis.Edifact.Tests.Filtering;

/// <summary>A push of random bookings of invented people, and where cards and sensitive services stand in it.</summary>
internal sealed class RandomBookings
{
    private static readonly (string Prefix, int Length)[] Schemes =
    [
        ("4", 16), ("4", 19), ("51", 16), ("55", 16), ("2223", 16), ("34", 15), ("37", 15), ("6011", 16), ("65", 16),
        ("3530", 16), ("62", 16), ("62", 19), ("6304", 18), ("2202", 16), ("508", 16),
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new(Pushes.Head);
    private readonly List<(int Start, int Length)> _masked = [];

    internal RandomBookings(Random random, bool hasTextBehind = true)
    {
        _random = random;
        for (var booking = random.Next(1, 4); booking > 0; booking--)
            AddBooking();
        _text.Append(Pushes.Tail);
        if (hasTextBehind && random.Next(3) == 0)
            AddCard("\r\nPAID WITH ", "\r\n", ["", " ", "-"]);
        Bytes = Encoding.Latin1.GetBytes(_text.ToString());
    }

    internal byte[] Bytes { get; }

    internal List<string> Cards { get; } = [];

    internal List<(int Start, int Length)> SensitiveParts { get; } = [];

    internal bool IsToBeMasked(int at) =>
        _masked.Concat(SensitiveParts).Any(one => at >= one.Start && at < one.Start + one.Length);

    private void AddBooking()
    {
        Put($"SRC'RCI+UT:{Digits(6)}ABC'DAT+700:271126:1010'ORG+1A:UTM+{Digits(8)}'");
        for (var part = _random.Next(3, 12); part > 0; part--)
            AddPart();
    }

    private void AddPart()
    {
        switch (_random.Next(16))
        {
            case 0:
                AddCard("FOP+CC::800.00:VI:", ":0331'", [""]);
                break;
            case 1:
                AddCard("IFT+4:28::UT+CC ", " EXP 0331'", ["", " ", "-", ".", ":", " - ", "\r\n", "?-"]);
                break;
            case 2:
                AddCard("LTS+SMITH/JOHN CCVI", "/D0331'", ["", " ", "-", "\r\n"]);
                break;
            case 3:
                AddCard("SSR+OTHS:HK::UT:::::", " PAID'", ["", " ", "/", ":"]);
                break;
            case 4:
                AddCard("ADD++702:CARD ", ":CITY'", ["", " ", "-"]);
                break;
            case 5:
                AddCard("FTX+AAI+++", "'", ["", " "]);
                break;
            case 6:
                AddSensitive("SSR+", "WCHR", ":HK:1:UT'");
                break;
            case 7:
                AddSensitive("IFT+4:28::UT+", "REQ KSML FOR TWO", "'");
                break;
            case 8:
                Put($"TIF+SMITH+JOHNMR:A:1'FTI+UT:{Digits(10)}'REF+:{Digits(19)}'");
                break;
            case 9:
                Put($"TKT+{Digits(13)}:T:1'MON+B:2888.00:GBP'TXD++3.10:::AY6'");
                break;
            case 10:
                Put($"SSR+TKNE:HK:1:UT:::::{Digits(13)}C1'IFT+4:28::UT+TKT {Digits(13)}'");
                break;
            case 11:
                Put($"SSR+DOCS:HK::UT:::::/P/UTO/{Digits(_random.Next(6, 19))}/UTO/12AUG74/F/15APR32/A/B'");
                break;
            case 12:
                Put($"SSR+CTCM:HK:1:UT:::::/{Digits(15)}'IFT+4:28::UT+CTCM ?+{Digits(15)}'");
                break;
            case 13:
                Put($"TVL+291126:2215:301126:0715+UTA+UTB+UT+{Digits(4)}:B'RPI+2+HK'");
                break;
            case 14:
                Put($"TRI++{Digits(3)}:::1'TBD++02:46:700+++UT:{Digits(10)}::UTB:006'");
                break;
            default:
                Put($"IFT+4:43+A PAYER+1 HIGH STREET {Digits(5)}+{Digits(12)}'");
                break;
        }
    }

    private void AddCard(string before, string after, string[] separators)
    {
        var card = Card();
        var between = separators[_random.Next(separators.Length)];
        int[] groups = card.Length == 15 ? [4, 6, 5] : card.Length == 16 ? [4, 4, 4, 4] : [6, card.Length - 6];
        var (shown, from) = (new List<string>(), 0);
        foreach (var group in groups)
        {
            shown.Add(card.Substring(from, group));
            from += group;
        }

        var text = string.Join(between, shown);
        _text.Append(before);
        _masked.Add((_text.Length, text.Length));
        Cards.Add(card);
        _text.Append(text).Append(after);
    }

    private void AddSensitive(string before, string text, string after)
    {
        _text.Append(before);
        SensitiveParts.Add((_text.Length, text.Length));
        _text.Append(text).Append(after);
    }

    private void Put(string text) => _text.Append(text);

    private string Card()
    {
        var (prefix, length) = Schemes[_random.Next(Schemes.Length)];
        var body = prefix + Digits(length - prefix.Length - 1);
        for (var check = 0; ; check++)
        {
            var sum = (body + check).Reverse().Select((one, place) => (one - '0') * (1 + (place % 2)))
                .Sum(value => value > 9 ? value - 9 : value);
            if (sum % 10 == 0)
                return body + check;
        }
    }

    private string Digits(int count) =>
        new([.. Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10)))]);
}
