namespace Bmis.Watchlist.Lists;

/// <summary>
/// Tells whether a name is that of an organisation, for lists that do not say. In doubt it is a person's: a person who
/// is taken for a company would be missed at a lane.
/// </summary>
internal static class OrganisationName
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "AB", "ACADEMY", "AG", "AGENCY", "AIRLINE", "AIRLINES", "AIRWAYS", "AS", "ASSOCIATES", "AVIATION", "BANK", "BV",
        "CENTER", "CENTRE", "CO", "COMPANY", "COMPANIES", "CORP", "CORPORATION", "DEPARTMENT", "DISTRIBUTORS",
        "ELECTRONICS", "ENGINEERING", "ENTERPRISE", "ENTERPRISES", "EQUIPMENT", "ESTABLISHMENT", "EXPORT", "EXPORTS",
        "FACTORY", "FOUNDATION", "FZCO", "FZE", "GMBH", "GROUP", "HOLDING", "HOLDINGS", "INC", "INCORPORATED",
        "INDUSTRIES", "INDUSTRY", "INSTITUTE", "INTERNATIONAL", "INVESTMENTS", "JSC", "LABORATORY", "LIMITED", "LLC",
        "LLP", "LOGISTICS", "LP", "LTD", "MINISTRY", "NV", "OOO", "OY", "PARTNERS", "PARTNERSHIP", "PLC", "PTE", "PTY",
        "REGIMENT", "RESEARCH", "SA", "SAL", "SARL", "SERVICE", "SERVICES", "SHIPPING", "SOLUTIONS", "SRL", "SUPPLY",
        "SYSTEMS", "TECHNOLOGIES", "TECHNOLOGY", "TRADING", "TRAVEL", "TRUST", "UNIVERSITY", "WORKS",
    };

    internal static bool Is(string name) => name
        .Replace(".", "", StringComparison.Ordinal)
        .Split([' ', ',', '/', '(', ')', '&', '"', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Any(Words.Contains);
}
