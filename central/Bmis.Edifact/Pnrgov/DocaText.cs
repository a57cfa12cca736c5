namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Reads the text of SSR DOCA (AIRIMP): <c>/kind/country/street/city/state/zip</c>, of which any may be empty or left
/// out behind the last one. Senders who leave out the first stroke or the kind shift all others, so places are counted
/// from the kind where there is one. Strokes too many are those of the street.
/// </summary>
public static class DocaText
{
    /// <summary>The code of the request.</summary>
    public const string Code = "DOCA";

    private const int KindPlace = 1;
    private const int CountryPlace = 2;
    private const int StreetPlace = 3;
    private const int LastPlace = 6;
    private const string Infant = "I";

    /// <summary>Reads a text; null when nothing is said in it.</summary>
    public static DocumentAddress? Read(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries).ToList();
        if (parts.All(part => part.Length == 0))
            return null;
        var shift = Shift(parts);
        var isInfants = parts.Count > CountryPlace + shift + 1 && parts[^1] == Infant;
        if (isInfants)
            parts.RemoveAt(parts.Count - 1);
        JoinStreet(parts, shift);
        string Part(int place) => place + shift is >= 0 and var at && at < parts.Count ? parts[at] : "";
        return new DocumentAddress(
            shift < 0 && !IsKind(parts[0]) ? "" : Part(KindPlace), Part(CountryPlace), Part(StreetPlace),
            Part(StreetPlace + 1), Part(StreetPlace + 2), Part(LastPlace), isInfants);
    }

    // A kind in the first place lacks its stroke, one in the third has one too many; a country in the second place
    // stands where the kind was left out. D is also a country: it is a kind when a country follows it.
    private static int Shift(List<string> parts)
    {
        string At(int place) => place < parts.Count ? parts[place] : "";
        if (IsKind(At(0)))
            return -1;
        if (IsKind(At(KindPlace)))
            return 0;
        if (At(KindPlace).Length == 0)
            return IsKind(At(CountryPlace)) && IsCountry(At(StreetPlace)) ? 1 : 0;
        return IsCountry(At(KindPlace)) ? -1 : 0;
    }

    private static void JoinStreet(List<string> parts, int shift)
    {
        while (parts.Count > LastPlace + shift + 1 && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        while (parts.Count > LastPlace + shift + 1)
        {
            parts[StreetPlace + shift] += "/" + parts[StreetPlace + shift + 1];
            parts.RemoveAt(StreetPlace + shift + 1);
        }
    }

    private static bool IsKind(string part) => part is "D" or "R" or "B";

    private static bool IsCountry(string part) => part.Length is 2 or 3 && part.All(char.IsAsciiLetterUpper);
}
