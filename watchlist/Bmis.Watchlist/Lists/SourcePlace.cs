namespace Bmis.Watchlist.Lists;

/// <summary>Where in a source file something stands.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">Row or line from 1, or 0 for the whole file.</param>
internal readonly record struct SourcePlace(string File, int Row);
