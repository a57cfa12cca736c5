namespace Bmis.Documents.Mrz;

/// <summary>Looks for single characters that, read as the one they resemble, make a failed check digit right.</summary>
internal static class MrzConfusions
{
    private const int LongestCovered = 90;

    internal static IReadOnlyList<MrzConfusion> Find(
        ReadOnlySpan<char> zone, MrzLayout layout, in MrzNumber number, MrzCheck[] checks)
    {
        List<MrzConfusion>? found = null;
        foreach (var check in checks)
            if (check.Result == DocumentCheckResult.Failed)
                Add(zone, layout, number, check, found ??= []);
        return found is null ? [] : found;
    }

    private static void Add(
        ReadOnlySpan<char> zone, MrzLayout layout, in MrzNumber number, MrzCheck check, List<MrzConfusion> found)
    {
        Span<int> offsets = stackalloc int[LongestCovered];
        var length = CopyOffsets(layout, number, check.Name, offsets);
        var digitOffset = DigitOffset(layout, number, check.Name);
        var digit = zone[digitOffset];
        var sum = 0;
        for (var i = 0; i < length; i++) sum += MrzAlphabet.ValueOf(zone[offsets[i]]) * MrzAlphabet.WeightAt(i);

        for (var i = 0; i < length; i++)
        {
            var read = zone[offsets[i]];
            var likely = MrzAlphabet.Confused(read);
            if (likely == MrzAlphabet.Missing || !Allowed(check.Name, likely)) continue;
            var changed = sum + ((MrzAlphabet.ValueOf(likely) - MrzAlphabet.ValueOf(read)) * MrzAlphabet.WeightAt(i));
            if (digit == '0' + (changed % 10))
                found.Add(new(check.Name, layout.PositionOf(offsets[i]), read, likely));
        }

        if (MrzAlphabet.Confused(digit) is var better && better == '0' + (sum % 10))
            found.Add(new(check.Name, layout.PositionOf(digitOffset), digit, better));
    }

    // A date holds digits only, so a digit in it is never a misread letter.
    private static bool Allowed(MrzCheckName name, char likely) =>
        char.IsAsciiDigit(likely) || name is not (MrzCheckName.BirthDate or MrzCheckName.ExpiryDate);

    private static int DigitOffset(MrzLayout layout, in MrzNumber number, MrzCheckName name) => name switch
    {
        MrzCheckName.DocumentNumber => number.DigitOffset,
        MrzCheckName.BirthDate => layout.BirthDigit.Offset,
        MrzCheckName.ExpiryDate => layout.ExpiryDigit.Offset,
        MrzCheckName.OptionalData => layout.OptionalDigit.Offset,
        _ => layout.CompositeDigit.Offset,
    };

    private static int CopyOffsets(MrzLayout layout, in MrzNumber number, MrzCheckName name, Span<int> offsets)
    {
        switch (name)
        {
            case MrzCheckName.DocumentNumber:
                return Append(number.Rest, offsets, Append(layout.Number, offsets, 0));
            case MrzCheckName.BirthDate:
                return Append(layout.Birth, offsets, 0);
            case MrzCheckName.ExpiryDate:
                return Append(layout.Expiry, offsets, 0);
            case MrzCheckName.OptionalData:
                return Append(layout.Optional, offsets, 0);
            default:
                var length = 0;
                foreach (var field in layout.Composite) length = Append(field, offsets, length);
                return length;
        }
    }

    private static int Append(MrzField field, Span<int> offsets, int length)
    {
        for (var offset = field.Offset; offset < field.End; offset++) offsets[length++] = offset;
        return length;
    }
}
