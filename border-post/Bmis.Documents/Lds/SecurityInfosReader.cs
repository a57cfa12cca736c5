using System.Formats.Asn1;

namespace Bmis.Documents.Lds;

/// <summary>Reads the set of security infos, entry by entry.</summary>
internal static class SecurityInfosReader
{
    internal static SecurityInfosFault Read(ReadOnlyMemory<byte> set, out SecurityInfos infos)
    {
        infos = SecurityInfos.Empty;
        if (set.Length > SecurityInfos.MostBytes)
            return SecurityInfosFault.TooLong;
        try
        {
            var outer = new AsnReader(set, AsnEncodingRules.BER);
            return outer.HasData && outer.PeekTag() == Asn1Tag.SetOf
                ? ReadEntries(outer.ReadSetOf(), out infos)
                : SecurityInfosFault.WrongTag;
        }
        catch (AsnContentException)
        {
            return SecurityInfosFault.Malformed;
        }
    }

    private static SecurityInfosFault ReadEntries(AsnReader entries, out SecurityInfos infos)
    {
        infos = SecurityInfos.Empty;
        var collected = new SecurityInfosBuilder();
        for (var count = 0; entries.HasData; count++)
        {
            if (count == SecurityInfos.MostEntries)
                return SecurityInfosFault.TooMany;
            collected.Add(entries.ReadEncodedValue());
        }

        infos = collected.Build();
        return SecurityInfosFault.None;
    }
}
