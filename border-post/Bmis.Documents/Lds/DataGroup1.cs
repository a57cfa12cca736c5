using System.Text;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Lds;

/// <summary>DG1 (Doc 9303-10, 4.7.1): the MRZ. It prints as <c>[travel document]</c>.</summary>
/// <param name="Text">The characters of the MRZ, line after line without line ends.</param>
/// <param name="Mrz">What it says; a text that is no MRZ has no format.</param>
public sealed record DataGroup1(string Text, MrzResult Mrz)
{
    private const uint MrzTag = 0x5F1F;

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="referenceDate">The day on which the document is presented; it decides the centuries.</param>
    public static LdsRead<DataGroup1> Read(ReadOnlyMemory<byte> file, DateOnly referenceDate) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(1), objects => Parse(objects, referenceDate));

    /// <inheritdoc/>
    public override string ToString() => "[travel document]";

    private static DataGroup1? Parse(LdsObjects objects, DateOnly referenceDate)
    {
        while (objects.TryRead(out var one))
            if (one.Tag == MrzTag)
                return Of(objects, one, referenceDate);
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }

    // The three sizes of the standard: two lines of 36 or 44, three lines of 30.
    private static DataGroup1? Of(LdsObjects objects, LdsObject zone, DateOnly referenceDate)
    {
        if (zone.Span.Length is not (72 or 88 or 90))
        {
            objects.Walk.Fail(LdsFault.WrongLength, zone.Place);
            return null;
        }

        var text = Encoding.Latin1.GetString(zone.Span);
        var mrz = MrzParser.Parse(text, referenceDate);
        if (mrz.Format == MrzFormat.None)
            objects.Note(LdsFault.WrongValue, zone);
        return new(text, mrz);
    }
}
