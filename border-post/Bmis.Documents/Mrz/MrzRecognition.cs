namespace Bmis.Documents.Mrz;

/// <summary>Tells the format from the number of lines, their lengths and the first letter.</summary>
internal static class MrzRecognition
{
    /// <summary>The layout to read by, or null with the reason.</summary>
    internal static MrzLayout? Find(in MrzText lines, out MrzProblemReason reason)
    {
        reason = MrzProblemReason.UnknownFormat;
        switch (lines.Count)
        {
            case 0:
                reason = MrzProblemReason.Empty;
                return null;
            case 2:
                return FindTwoLines(lines, ref reason);
            case 3:
                return Fits(lines, 3, 30) ? MrzLayout.Td1 : null;
            default:
                reason = MrzProblemReason.WrongLineCount;
                return null;
        }
    }

    /// <summary>Where to point when nothing was recognised.</summary>
    internal static MrzPosition PlaceOf(MrzProblemReason reason, in MrzText lines) => reason switch
    {
        MrzProblemReason.WrongLineCount when lines.Count == 4 => new(4, 1),
        MrzProblemReason.WrongLineCount => new(1, lines[0].Length + 1),
        _ => new(1, 1),
    };

    private static MrzLayout? FindTwoLines(in MrzText lines, ref MrzProblemReason reason)
    {
        var visa = lines[0][0] == 'V';
        if (Distance(lines, 2, 44) <= Distance(lines, 2, 36))
            return Fits(lines, 2, 44) ? visa ? MrzLayout.MrvA : MrzLayout.Td3 : null;
        if (!Fits(lines, 2, 36)) return null;
        if (!IsFrenchCard(lines)) return visa ? MrzLayout.MrvB : MrzLayout.Td2;
        reason = MrzProblemReason.NationalLayout;
        return null;
    }

    // The French card of 1988 to 2021 has two lines of 36 with fields of its own: the second line begins with year and
    // month of issue and holds given names from column 14, where a TD2 has the date of birth.
    private static bool IsFrenchCard(in MrzText lines) =>
        lines[0].StartsWith("IDFRA", StringComparison.Ordinal)
        && lines[1].Length >= 14 && char.IsAsciiLetterUpper(lines[1][13]);

    private static bool Fits(in MrzText lines, int count, int width)
    {
        for (var i = 0; i < count; i++)
            if (lines[i].Length == width)
                return true;
        return Distance(lines, count, width) <= MrzParameters.LengthTolerance;
    }

    private static int Distance(in MrzText lines, int count, int width)
    {
        var sum = 0;
        for (var i = 0; i < count; i++) sum += Math.Abs(lines[i].Length - width);
        return sum;
    }
}
