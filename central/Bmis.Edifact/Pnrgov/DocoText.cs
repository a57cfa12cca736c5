namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Reads the text of SSR DOCO (AIRIMP):
/// <c>/place of birth/kind/number/place of issue/date of issue/country</c>, of which any may be empty or left out.
/// What stands before the kind is the place of birth, what stands behind the date the country; of one thing between
/// them alone, digits make it the number. Without kind and date places are counted.
/// </summary>
public static class DocoText
{
    /// <summary>The code of the request.</summary>
    public const string Code = "DOCO";

    private const int KindPlace = 2;
    private const int DatePlace = 5;
    private const string Infant = "I";

    /// <summary>Reads a text; null when nothing is said in it.</summary>
    /// <param name="text">The text of the request.</param>
    /// <param name="beside">The day of the flight: a paper was not issued behind it.</param>
    public static DocumentVisa? Read(string text, DateOnly beside)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries).ToList();
        if (parts.All(part => part.Length == 0))
            return null;
        var isInfants = parts.Count > KindPlace + 1 && parts[^1] == Infant;
        if (isInfants)
            parts.RemoveAt(parts.Count - 1);
        var (kind, date) = Anchors(parts);
        string Part(int at) => at >= 0 && at < parts.Count ? parts[at] : "";
        var (number, place) = date - kind == KindPlace
            ? Part(kind + 1).Any(char.IsAsciiDigit) ? (Part(kind + 1), "") : ("", Part(kind + 1))
            : (Part(kind + 1), Part(kind + 2));
        return new DocumentVisa(
            Part(kind - 1), Part(kind), number, place, Part(date), AirimpDate.NotBehind(Part(date), beside),
            Part(date + 1), isInfants);
    }

    // Where kind and date stand; what was not found stands at its usual distance from the other.
    private static (int Kind, int Date) Anchors(List<string> parts)
    {
        var kind = parts.FindIndex(0, Math.Min(parts.Count, KindPlace + 2), IsKind);
        var date = parts.FindIndex(AirimpDate.IsOne);
        if (kind >= 0 && date > kind && date <= kind + DatePlace - KindPlace)
            return (kind, date);
        if (kind >= 0)
            return (kind, kind + DatePlace - KindPlace);
        return date >= DatePlace - 1 && date <= DatePlace + 1
            ? (date - DatePlace + KindPlace, date)
            : (KindPlace, DatePlace);
    }

    private static bool IsKind(string part) => part.Length == 1 && char.IsAsciiLetterUpper(part[0]);
}
