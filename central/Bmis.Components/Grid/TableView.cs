using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Grid;

/// <summary>Which part of a table is shown in which order; the query of the page's address.</summary>
/// <param name="Sort">Key of the column.</param>
/// <param name="Descending">True from the largest down.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="PageSize">Rows a page.</param>
public sealed record TableView(string Sort, bool Descending, int Page, int PageSize)
{
    internal const string SortQuery = "sort";
    internal const string OrderQuery = "order";
    internal const string PageQuery = "page";

    private const int LastPage = 100_000;

    /// <summary>Rows before this page.</summary>
    public int Offset => (Page - 1) * PageSize;

    /// <summary>
    /// Reads the query. A column that is not in <paramref name="sortable"/> (which also names columns safely for SQL)
    /// is ignored; the first one is the usual order.
    /// </summary>
    public static TableView Read(
        IQueryCollection query, IReadOnlyList<string> sortable, bool descending = false, int pageSize = 50)
    {
        var sort = sortable.FirstOrDefault(key => key == query[SortQuery]);
        var falling = sort is null ? descending : query[OrderQuery] == "desc";
        var page = int.TryParse(query[PageQuery], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, LastPage)
            : 1;
        return new(sort ?? sortable[0], falling, page, pageSize);
    }
}
