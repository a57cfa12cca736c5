using Microsoft.AspNetCore.Components;

namespace Bmis.Components.Grid;

/// <summary>A column of a table.</summary>
/// <param name="Key">Name in links, such as <c>decided</c>.</param>
/// <param name="Title">Heading in the reader's language.</param>
/// <param name="Cell">What stands in a cell.</param>
/// <param name="Sortable">True when the heading sorts the table.</param>
/// <param name="Numeric">True for numbers, which align at the end.</param>
public sealed record TableColumn<TRow>(
    string Key, string Title, RenderFragment<TRow> Cell, bool Sortable = false, bool Numeric = false)
{
    /// <summary>A column of plain text.</summary>
    public static TableColumn<TRow> OfText(
        string key, string title, Func<TRow, string?> text, bool sortable = false, bool numeric = false) =>
        new(key, title, row => builder => builder.AddContent(0, text(row)), sortable, numeric);
}
