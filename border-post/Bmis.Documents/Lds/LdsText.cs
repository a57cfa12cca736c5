using System.Text;
using System.Text.Unicode;

namespace Bmis.Documents.Lds;

/// <summary>Texts of the optional data groups: UTF-8, with the filler of the MRZ between parts.</summary>
internal static class LdsText
{
    private const char Filler = '<';

    /// <summary>
    /// The text. Older documents write ISO 8859-1, which is noted and read all the same.
    /// </summary>
    internal static string Read(LdsObjects objects, LdsObject one)
    {
        var bytes = one.Span;
        if (bytes.Length > LdsLimits.MostTextBytes)
        {
            objects.Note(LdsFault.TooLong, one);
            return "";
        }

        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes).Trim(' ', '\0');
        objects.Note(LdsFault.WrongValue, one);
        return Encoding.Latin1.GetString(bytes).Trim(' ', '\0');
    }

    /// <summary>The text with fillers as blanks.</summary>
    internal static string ReadPlain(LdsObjects objects, LdsObject one) => Plain(Read(objects, one));

    /// <summary>The parts that fillers separate; empty ones left out.</summary>
    internal static IReadOnlyList<string> ReadParts(LdsObjects objects, LdsObject one) => Read(objects, one)
        .Split(Filler, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string Plain(string text) => string.Join(
        ' ', text.Split(Filler, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
