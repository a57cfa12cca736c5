using Bmis.Biographics;

namespace Bmis.Documents.Mrz;

/// <summary>Finds what is wrong in the fields of a zone besides its check digits.</summary>
internal static class MrzFaults
{
    internal static void CheckHead(ReadOnlySpan<char> zone, MrzLayout layout, ref MrzProblemList problems)
    {
        var expected = layout.Format switch
        {
            MrzFormat.Td3 => "P",
            MrzFormat.MrvA or MrzFormat.MrvB => "V",
            _ => "ACI",
        };
        if (!expected.Contains(zone[0])) problems.Add(MrzProblemReason.UnknownDocumentCode, layout.PositionOf(0));
        CheckState(layout.Issuer, MrzProblemReason.UnknownIssuingState, zone, layout, ref problems);
    }

    internal static void CheckName(
        ReadOnlySpan<char> zone, MrzLayout layout, in MrzNameField name, ref MrzProblemList problems)
    {
        if (name.Primary.Length + name.Secondary.Length == 0)
            problems.Add(MrzProblemReason.MissingName, layout.PositionOf(layout.Name.Offset));
        var digit = layout.Name.Of(zone).IndexOfAnyInRange('0', '9');
        if (digit >= 0) problems.Add(MrzProblemReason.DigitInName, layout.PositionOf(layout.Name.Offset + digit));
    }

    internal static void CheckBody(
        ReadOnlySpan<char> zone,
        MrzLayout layout,
        in MrzNumber number,
        bool birthReadable,
        bool expiryReadable,
        Sex? sex,
        ref MrzProblemList problems)
    {
        if (number.Text.Length == 0)
            problems.Add(MrzProblemReason.MissingDocumentNumber, layout.PositionOf(layout.Number.Offset));
        CheckState(layout.Nationality, MrzProblemReason.UnknownNationality, zone, layout, ref problems);
        if (!birthReadable)
            problems.Add(MrzProblemReason.InvalidBirthDate, layout.PositionOf(FirstWrong(layout.Birth, zone)));
        if (sex is null) problems.Add(MrzProblemReason.InvalidSex, layout.PositionOf(layout.Sex.Offset));
        if (!expiryReadable)
            problems.Add(MrzProblemReason.InvalidExpiryDate, layout.PositionOf(FirstWrong(layout.Expiry, zone)));
    }

    private static void CheckState(
        MrzField field, MrzProblemReason reason, ReadOnlySpan<char> zone, MrzLayout layout, ref MrzProblemList problems)
    {
        if (!CountryCode.IsKnown(field.Of(zone))) problems.Add(reason, layout.PositionOf(field.Offset));
    }

    /// <summary>
    /// The first character that no date may hold, or the field's first where only the numbers are wrong.
    /// </summary>
    private static int FirstWrong(MrzField field, ReadOnlySpan<char> zone)
    {
        for (var offset = field.Offset; offset < field.End; offset++)
            if (!char.IsAsciiDigit(zone[offset]) && zone[offset] != MrzAlphabet.Filler)
                return offset;
        return field.Offset;
    }
}
