using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>
/// Reads the machine readable zone of a travel document (Doc 9303-3 to -7). It never throws on any text: what is wrong
/// is part of the result, and reading goes on as far as possible. Thread-safe.
/// </summary>
public static class MrzParser
{
    private const int LongestZone = 90;

    /// <summary>Reads one MRZ.</summary>
    /// <param name="text">
    /// Its lines, ended by CR, LF or both; empty lines and blanks around a line do not count. A text of 72, 88 or 90
    /// characters without line ends is cut into lines.
    /// </param>
    /// <param name="referenceDate">
    /// The day on which the document is presented. It decides the century: a birth is not later than this day, and an
    /// expiry is within fifty years of it.
    /// </param>
    public static MrzResult Parse(ReadOnlySpan<char> text, DateOnly referenceDate)
    {
        if (text.Length > MrzParameters.MaximumTextLength)
            return Unrecognised(MrzProblemReason.TextTooLong, new(1, MrzParameters.MaximumTextLength + 1));
        var lines = MrzText.Split(text);
        if (MrzRecognition.Find(lines, out var reason) is not { } layout)
            return Unrecognised(reason, MrzRecognition.PlaceOf(reason, lines));

        var problems = default(MrzProblemList);
        Span<char> zone = stackalloc char[LongestZone];
        zone = zone[..layout.Length];
        var complete = FillZone(zone, lines, layout, ref problems);
        return Read(zone, layout, complete, referenceDate, ref problems);
    }

    private static MrzResult Read(
        ReadOnlySpan<char> zone, MrzLayout layout, bool complete, DateOnly day, ref MrzProblemList problems)
    {
        MrzFaults.CheckHead(zone, layout, ref problems);
        var name = MrzNameField.Read(layout.Name.Of(zone));
        MrzFaults.CheckName(zone, layout, name, ref problems);
        var number = MrzNumber.Read(zone, layout);
        var birth = MrzDates.ReadBirth(layout.Birth.Of(zone), day, out var birthReadable);
        var expiry = MrzDates.ReadExpiry(layout.Expiry.Of(zone), day, out var expiryReadable);
        var sex = ReadSex(zone[layout.Sex.Offset]);
        MrzFaults.CheckBody(zone, layout, number, birthReadable, expiryReadable, sex, ref problems);
        var checks = MrzChecks.Make(zone, layout, number);
        return new()
        {
            Format = layout.Format,
            DocumentCode = Plain(layout.Code.Of(zone)),
            IssuingState = Plain(layout.Issuer.Of(zone)),
            PrimaryIdentifier = name.Primary,
            SecondaryIdentifier = name.Secondary,
            NameMayBeTruncated = name.MayBeTruncated,
            DocumentNumber = number.Text,
            LongNumber = number.Convention,
            Nationality = Plain(layout.Nationality.Of(zone)),
            BirthDate = Present(layout.Birth.Of(zone)),
            DateOfBirth = birth,
            Sex = sex,
            ExpiryDate = Present(layout.Expiry.Of(zone)),
            DateOfExpiry = expiry,
            OptionalData = Plain(zone[number.OptionalStart..layout.Optional.End]),
            SecondOptionalData = Plain(layout.SecondOptional.Of(zone)),
            Checks = checks,
            Confusions = MrzConfusions.Find(zone, layout, number, checks),
            Problems = problems.ToList(),
            IsValid = complete && MrzChecks.AllSuccessful(checks),
        };
    }

    /// <summary>Lays the lines side by side, each at its format's width; true when every line has that width.</summary>
    private static bool FillZone(Span<char> zone, in MrzText lines, MrzLayout layout, ref MrzProblemList problems)
    {
        zone.Clear();
        var complete = true;
        for (var line = 0; line < layout.Lines; line++)
        {
            var source = lines[line];
            var kept = source.Length > layout.Width ? source[..layout.Width] : source;
            kept.CopyTo(zone.Slice(line * layout.Width, layout.Width));
            ReportStrangers(zone.Slice(line * layout.Width, layout.Width), source, line + 1, ref problems);
            if (source.Length == layout.Width) continue;
            complete = false;
            if (source.Length < layout.Width)
                problems.Add(MrzProblemReason.LineTooShort, new(line + 1, source.Length + 1));
            else
                problems.Add(MrzProblemReason.LineTooLong, new(line + 1, layout.Width + 1));
        }

        return complete;
    }

    /// <summary>
    /// Reports characters outside the alphabet. Surrogates and NUL, which cannot stand by themselves, become the
    /// replacement character, because fields cut a line anywhere.
    /// </summary>
    private static void ReportStrangers(
        Span<char> kept, ReadOnlySpan<char> source, int line, ref MrzProblemList problems)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (MrzAlphabet.ValueOf(source[i]) != MrzAlphabet.None) continue;
            problems.Add(MrzProblemReason.InvalidCharacter, new(line, i + 1));
            if (i < kept.Length && (char.IsSurrogate(source[i]) || source[i] == MrzAlphabet.Missing))
                kept[i] = '\uFFFD';
        }
    }

    private static Sex? ReadSex(char character) => character switch
    {
        'F' => Sex.F,
        'M' => Sex.M,
        MrzAlphabet.Filler or 'X' => Sex.X,
        _ => null,
    };

    private static string Plain(ReadOnlySpan<char> field)
    {
        var end = field.Length;
        while (end > 0 && (field[end - 1] is MrzAlphabet.Filler or MrzAlphabet.Missing)) end--;
        return end == 0 ? "" : field[..end].ToString();
    }

    private static string Present(ReadOnlySpan<char> field)
    {
        var end = field.IndexOf(MrzAlphabet.Missing);
        return (end < 0 ? field : field[..end]).ToString();
    }

    private static MrzResult Unrecognised(MrzProblemReason reason, MrzPosition position) =>
        new() { Problems = [new(reason, position)] };
}
