using System.Globalization;

namespace Bmis.Central.Audit;

/// <summary>Which lines of the audit a page or an export shows.</summary>
internal sealed record AuditFilter
{
    public string Actor { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Result { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Only lines with a smaller number; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>The filter of an address; what cannot be read counts as not set.</summary>
    public static AuditFilter Of(IQueryCollection query) => new()
    {
        Actor = query["actor"].ToString().Trim(),
        Subject = query["subject"].ToString().Trim(),
        Result = query["result"].ToString() is AuditLog.Allowed or AuditLog.Refused ? query["result"].ToString() : "",
        From = Day(query["from"].ToString()),
        To = Day(query["to"].ToString()),
        Before = long.TryParse(query["before"], CultureInfo.InvariantCulture, out var before) ? before : null,
    };

    /// <summary>The same as an address's query, at another place.</summary>
    public QueryString At(long? before)
    {
        var query = QueryString.Empty;
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [
                ("actor", Actor), ("subject", Subject), ("result", Result),
                ("from", From?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
                ("to", To?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
                ("before", before?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ])
            query = value.Length > 0 ? query.Add(name, value) : query;
        return query;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
