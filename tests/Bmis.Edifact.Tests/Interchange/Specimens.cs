using System.Text;

namespace Bmis.Edifact.Tests.Interchange;

/// <summary>Messages of an invented carrier about invented people, in the shapes that occur.</summary>
internal static class Specimens
{
    /// <summary>A passenger list as one line, with the usual separators and a UNA.</summary>
    internal const string Paxlst =
        "UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF0001++APIS'"
        + "UNG+PAXLST+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+G1+UN+D:05B'"
        + "UNH+M1+PAXLST:D:05B:UN:IATA+UT0123/261129/1200+01:F'BGM+745'NAD+MS+++UTOPIA HELP DESK'"
        + "COM+0100 555 1:TE+0100 555 2:FX'TDT+20+UT0123'LOC+125+UTA'DTM+189:2611291100:201'LOC+87+UTB'"
        + "DTM+232:2611291200:201'NAD+FL+++ERIKSSON:ANNA:MARIA'ATT+2++F'DTM+329:740812'NAT+2+UTO'"
        + "DOC+P:110:111+L898902C3'DTM+36:320415'LOC+91+UTO'CNT+42:1'UNT+18+M1'UNE+1+G1'UNZ+1+REF0001'";

    /// <summary>A passenger name record with segments on lines and a repetition separator.</summary>
    internal const string Pnrgov =
        "UNA:+.?*'\r\nUNB+IATA:1+UT++261129:2100+PNR7'\r\nUNH+1+PNRGOV:13:1:IA+UT9/291126/1142'\r\nMSG+:22'\r\n"
        + "ORG+UT:UTA+52519950'\r\nTVL+291126:0915+UTA+UTB+UT+324' \r\nEQN+1' \r\nSRC' \r\nRCI+UT:XYZABC'\r\n"
        + "IFT+4:28::UT+CTCE ANNA//EXAMPLE.ORG?+1'\r\nTIF+SMITH+BILLMR:A:1'\r\nUNT+10+1'\r\nUNZ+1+PNR7'\r\n";

    /// <summary>An answer without UNA that ends segments with a quotation mark.</summary>
    internal const string Cusres =
        "UNB+SIRE:4+UTOB+UT+261129:0700+X0001++IAPI\"\nUNG+CUSRES+UTOB+UT+261129:0700+1+UN+D:05B\"\n"
        + "UNH+A1+CUSRES:D:05B:UN:IATA+X+01:F\"\nBGM+962\"\nRFF+TN:0000100\"\nERP+2\"\nERC+0Z\"\n"
        + "FTX+AAP+++IT'S OK TO BOARD\"\nUNT+7+A1\"\nUNE+1+1\"\nUNZ+1+X0001\"\n";

    /// <summary>A list on a Type B circuit: own separators, wrapped, folded, with a network's last line.</summary>
    internal static string TypeB => "\u0001QU UTOBRXH\r\n.UTOCAXH 290631\r\n\u0002"
        + Fold(With(Paxlst, ":(.) -"), 63) + "\r\n\u0003\r\n27NOV26 0631Z *3872\r\n";

    internal static IReadOnlyList<string> All =>
    [
        Paxlst, Pnrgov, Cusres, TypeB, Paxlst[9..], Fold(Paxlst, 69), Paxlst + "\n" + Cusres + Pnrgov,
        "QU UTOBRXH\r\n.UTOCAXH 290631\r\n" + Paxlst + "\r\n\r\nEmail secured by nobody\r\n",
        Paxlst[Paxlst.IndexOf("UNH", StringComparison.Ordinal)..],
    ];

    internal static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The same with other separators; the specimen itself must hold none of them as text.</summary>
    internal static string With(string text, string separators)
    {
        var changed = new StringBuilder();
        foreach (var one in text[9..])
            changed.Append(":+?'".Contains(one, StringComparison.Ordinal)
                ? separators[":+.? '".IndexOf(one, StringComparison.Ordinal)] : one);
        return "UNA" + separators + changed;
    }

    internal static string Fold(string text, int line) =>
        string.Join("\r\n", text.Chunk(line).Select(part => new string(part)));
}
