using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>
/// Writes the MRZ of a document with all its check digits (Doc 9303-3 to -7). Reading it again with
/// <see cref="MrzParser"/> gives the same fields, names as far as the field holds them. Thread-safe.
/// </summary>
public static class MrzComposer
{
    /// <summary>Composes the MRZ of a format.</summary>
    public static MrzComposition Compose(MrzFormat format, MrzFields fields)
    {
        var layout = MrzLayout.Of(format);
        if (FindFault(layout, fields) is not MrzCompositionFault.None and var fault) return new("", fault);
        Span<char> zone = stackalloc char[layout.Length];
        zone.Fill(MrzAlphabet.Filler);
        Put(zone, layout.Code, fields.DocumentCode);
        Put(zone, layout.Issuer, fields.IssuingState.Code);
        MrzNameWriter.Write(zone.Slice(layout.Name.Offset, layout.Name.Length), fields.Name);
        Put(zone, layout.Nationality, fields.Nationality.Code);
        zone[layout.Sex.Offset] = fields.Sex.ToMrz();
        PutDate(zone, layout.Birth, layout.BirthDigit, fields.DateOfBirth);
        PutDate(zone, layout.Expiry, layout.ExpiryDigit, fields.DateOfExpiry);
        Put(zone, layout.SecondOptional, Fillers(fields.SecondOptionalData));
        PutNumber(zone, layout, fields);
        if (layout.OptionalDigit.Length > 0) PutDigit(zone, layout.OptionalDigit, layout.Optional.Of(zone));
        if (layout.CompositeDigit.Length > 0) PutComposite(zone, layout);
        return new(Wrap(zone, layout), MrzCompositionFault.None);
    }

    private static MrzCompositionFault FindFault(MrzLayout layout, MrzFields fields)
    {
        var code = fields.DocumentCode;
        var first = layout.Format switch
        {
            MrzFormat.Td3 => "P",
            MrzFormat.MrvA or MrzFormat.MrvB => "V",
            _ => "ACI",
        };
        if (code.Length is not (1 or 2) || !first.Contains(code[0], StringComparison.Ordinal)
            || !char.IsAsciiLetterUpper(code[^1]))
            return MrzCompositionFault.DocumentCode;
        if (fields.IssuingState.Code.Length == 0) return MrzCompositionFault.IssuingState;
        if (fields.Nationality.Code.Length == 0) return MrzCompositionFault.Nationality;
        if (fields.Name.MrzPrimary.Length == 0) return MrzCompositionFault.Name;
        var room = layout.Optional.Length - fields.OptionalData.Length;
        if (fields.Number.Text.Length == 0 || RoomForNumber(layout, fields.Number) > room)
            return fields.OptionalData.Length > layout.Optional.Length
                ? MrzCompositionFault.OptionalData
                : MrzCompositionFault.DocumentNumber;
        return IsPrintable(fields.OptionalData, layout.Optional.Length)
            && IsPrintable(fields.SecondOptionalData, layout.SecondOptional.Length)
            ? MrzCompositionFault.None
            : MrzCompositionFault.OptionalData;
    }

    /// <summary>Characters of the optional data that the number takes: its rest, the digit and a filler.</summary>
    private static int RoomForNumber(MrzLayout layout, DocumentNumber number)
    {
        var rest = number.Text.Length - layout.Number.Length;
        if (rest <= 0) return 0;
        return layout.NumberOverflows ? rest + 2 : int.MaxValue;
    }

    private static bool IsPrintable(string data, int longest)
    {
        if (data.Length > longest) return false;
        foreach (var character in data)
            if (character != ' ' && MrzAlphabet.ValueOf(character) == MrzAlphabet.None)
                return false;
        return true;
    }

    private static void PutNumber(Span<char> zone, MrzLayout layout, MrzFields fields)
    {
        var number = fields.Number.Text;
        var optional = Fillers(fields.OptionalData);
        if (number.Length <= layout.Number.Length)
        {
            Put(zone, layout.Number, number);
            PutDigit(zone, layout.NumberDigit, layout.Number.Of(zone));
            Put(zone, layout.Optional, optional);
            return;
        }

        // The filler stays in place of the check digit; the digit follows the rest of the number.
        Put(zone, layout.Number, number[..layout.Number.Length]);
        var rest = number[layout.Number.Length..] + MrzAlphabet.CheckDigit(number);
        Put(zone, layout.Optional, rest + MrzAlphabet.Filler + optional);
    }

    private static void PutDate(Span<char> zone, MrzField field, MrzField digit, PartialDate date)
    {
        if (!date.IsUnknown) PutPair(zone[field.Offset..], date.Year % 100);
        if (date.Month > 0) PutPair(zone[(field.Offset + 2)..], date.Month);
        if (date.Day > 0) PutPair(zone[(field.Offset + 4)..], date.Day);
        PutDigit(zone, digit, field.Of(zone));
    }

    private static void PutPair(Span<char> place, int number) =>
        (place[0], place[1]) = ((char)('0' + (number / 10)), (char)('0' + (number % 10)));

    private static void PutComposite(Span<char> zone, MrzLayout layout)
    {
        Span<char> covered = stackalloc char[layout.Length];
        var length = MrzChecks.CopyComposite(zone, layout, covered);
        PutDigit(zone, layout.CompositeDigit, covered[..length]);
    }

    private static void PutDigit(Span<char> zone, MrzField digit, ReadOnlySpan<char> covered) =>
        zone[digit.Offset] = MrzAlphabet.CheckDigit(covered);

    private static void Put(Span<char> zone, MrzField field, string text) => text.CopyTo(zone[field.Offset..field.End]);

    private static string Fillers(string data) => data.Replace(' ', MrzAlphabet.Filler);

    private static string Wrap(ReadOnlySpan<char> zone, MrzLayout layout)
    {
        var width = layout.Width;
        return layout.Lines == 3
            ? $"{zone[..width]}\n{zone[width..(2 * width)]}\n{zone[(2 * width)..]}"
            : $"{zone[..width]}\n{zone[width..]}";
    }
}
