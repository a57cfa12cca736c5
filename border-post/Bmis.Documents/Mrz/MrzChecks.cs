namespace Bmis.Documents.Mrz;

/// <summary>Computes each check digit of a format by itself (Doc 9303-3, 4.9).</summary>
internal static class MrzChecks
{
    private const int LongestCovered = 90;

    internal static MrzCheck[] Make(ReadOnlySpan<char> zone, MrzLayout layout, in MrzNumber number)
    {
        var count = 3 + (layout.OptionalDigit.Length > 0 ? 1 : 0) + (layout.CompositeDigit.Length > 0 ? 1 : 0);
        var checks = new MrzCheck[count];
        var next = 0;
        checks[next++] = new(
            MrzCheckName.DocumentNumber, CheckNumber(zone, layout, number), layout.PositionOf(number.DigitOffset));
        checks[next++] = Check(zone, layout, MrzCheckName.BirthDate, layout.Birth, layout.BirthDigit);
        checks[next++] = Check(zone, layout, MrzCheckName.ExpiryDate, layout.Expiry, layout.ExpiryDigit);
        if (layout.OptionalDigit.Length > 0)
            checks[next++] = CheckOptional(zone, layout);
        if (layout.CompositeDigit.Length > 0)
            checks[next] = CheckComposite(zone, layout);
        return checks;
    }

    internal static bool AllSuccessful(MrzCheck[] checks)
    {
        foreach (var check in checks)
            if (check.Result != DocumentCheckResult.Successful)
                return false;
        return true;
    }

    /// <summary>All fields that the composite check digit covers, one after the other.</summary>
    internal static int CopyComposite(ReadOnlySpan<char> zone, MrzLayout layout, Span<char> covered)
    {
        var length = 0;
        foreach (var field in layout.Composite)
        {
            field.Of(zone).CopyTo(covered[length..]);
            length += field.Length;
        }

        return length;
    }

    private static DocumentCheckResult CheckNumber(ReadOnlySpan<char> zone, MrzLayout layout, in MrzNumber number)
    {
        if (!number.IsLong) return Compare(layout.Number.Of(zone), zone[number.DigitOffset]);
        if (number.Convention != LongNumberConvention.Unknown) return DocumentCheckResult.Successful;
        Span<char> covered = stackalloc char[layout.Number.Length + number.Rest.Length];
        var length = MrzNumber.CopyCovered(zone, layout, number.Rest, countFiller: false, covered);
        return Compare(covered[..length], zone[number.DigitOffset]);
    }

    private static MrzCheck Check(
        ReadOnlySpan<char> zone, MrzLayout layout, MrzCheckName name, MrzField field, MrzField digit) =>
        new(name, Compare(field.Of(zone), zone[digit.Offset]), layout.PositionOf(digit.Offset));

    /// <summary>The digit of unused optional data may be 0 or the filler (Doc 9303-4, 4.2.2.2).</summary>
    private static MrzCheck CheckOptional(ReadOnlySpan<char> zone, MrzLayout layout)
    {
        var field = layout.Optional.Of(zone);
        var digit = zone[layout.OptionalDigit.Offset];
        var unused = digit == MrzAlphabet.Filler && !field.ContainsAnyExcept(MrzAlphabet.Filler);
        var result = unused ? DocumentCheckResult.Successful : Compare(field, digit);
        return new(MrzCheckName.OptionalData, result, layout.PositionOf(layout.OptionalDigit.Offset));
    }

    private static MrzCheck CheckComposite(ReadOnlySpan<char> zone, MrzLayout layout)
    {
        Span<char> covered = stackalloc char[LongestCovered];
        var length = CopyComposite(zone, layout, covered);
        var digit = layout.CompositeDigit.Offset;
        return new(MrzCheckName.Composite, Compare(covered[..length], zone[digit]), layout.PositionOf(digit));
    }

    private static DocumentCheckResult Compare(ReadOnlySpan<char> covered, char digit)
    {
        if (digit == MrzAlphabet.Missing) return DocumentCheckResult.NotPerformed;
        var (sum, cycle) = (0, 0);
        foreach (var character in covered)
        {
            if (character == MrzAlphabet.Missing) return DocumentCheckResult.NotPerformed;
            var value = MrzAlphabet.ValueOf(character);
            if (value == MrzAlphabet.None) return DocumentCheckResult.Undetermined;
            sum += value * MrzAlphabet.WeightAt(cycle);
            cycle = cycle == 2 ? 0 : cycle + 1;
        }

        if (MrzAlphabet.ValueOf(digit) == MrzAlphabet.None) return DocumentCheckResult.Undetermined;
        return digit == '0' + (sum % 10) ? DocumentCheckResult.Successful : DocumentCheckResult.Failed;
    }
}
