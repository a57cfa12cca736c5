using System.Globalization;

namespace Bmis.Watchlist.Lists.National;

/// <summary>By whose order the entry of a row stands there, and whether it is protected.</summary>
internal sealed class NationalTerms(CsvTable table, CsvRow row)
{
    internal bool HasGround => Field("legal_ground").Length > 0;

    internal AlertTerms Read()
    {
        var terms = new AlertTerms
        {
            Owner = Field("owner"),
            LegalGround = Field("legal_ground"),
            Handling = Field("handling"),
            Contact = Field("contact"),
            ReviewOn = Day("review_on"),
            ExpiresOn = Day("expires_on"),
        };
        return terms == AlertTerms.Silent ? AlertTerms.Silent : terms;
    }

    internal bool ProtectionMark()
    {
        switch (Field("protection_mark").ToUpperInvariant())
        {
            case "YES":
                return true;
            case "" or "NO":
                return false;
            default:
                table.Add(row.Line, "protection_mark", "A protection mark is yes, no or empty.");
                return false;
        }
    }

    private DateOnly? Day(string column)
    {
        var text = Field(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        table.Add(row.Line, column, "A day is written yyyy-MM-dd.");
        return null;
    }

    private string Field(string column) => table.Field(row, column).Trim();
}
