using Bmis.Edifact.Interchange;
using Bmis.Edifact.PnrgovXml;

namespace Bmis.Edifact.Filtering;

/// <summary>
/// Takes out of received messages what nobody may keep or see: numbers of payment cards, all but the last four digits,
/// and sensitive services (PCI DSS 3.4; Directive (EU) 2016/681, article 13(4)). What is left is as long as what was
/// received and has the same segments and elements at the same places, so every offset stays valid. PNRGOV, PAXLST
/// and any other message, their XML form, and text between segments; it throws on no bytes and takes linear time.
/// </summary>
public static class IngestFilter
{
    // Where letters would make other segments of the text, digits do not: tags begin with a letter.
    private const byte Digit = (byte)'0';

    /// <summary>Filters with the table of sensitive services that comes with the program.</summary>
    public static FilteredCopy Of(ReadOnlyMemory<byte> bytes) => Of(bytes, SensitiveCodes.Standard);

    /// <summary>Filters with a table of sensitive services.</summary>
    public static FilteredCopy Of(ReadOnlyMemory<byte> bytes, SensitiveCodes services)
    {
        if (XmlStart.IsIn(bytes.Span))
            return XmlIngestFilter.Of(bytes, services);
        var copy = Masked(bytes, services, (byte)CardNumbers.Mask);
        return !copy.IsChanged || SameStructure.Have(bytes.Span, copy.Bytes.Span)
            ? copy : Masked(bytes, services, Digit);
    }

    private static FilteredCopy Masked(ReadOnlyMemory<byte> bytes, SensitiveCodes services, byte mask)
    {
        var masker = new CopyMasker(bytes, mask);
        using var filter = new SegmentFilter(masker, services);
        using var reader = new SegmentReader(bytes.Span);
        while (reader.Read())
        {
            filter.TakeGap(reader.Gap, reader.GapOffset);
            filter.Take(reader.Current, reader.Delimiters);
        }

        filter.TakeGap(reader.Gap, reader.GapOffset);
        return masker.Close();
    }
}
