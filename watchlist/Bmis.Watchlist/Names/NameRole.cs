namespace Bmis.Watchlist.Names;

/// <summary>Which identifier a part of a name belongs to.</summary>
internal enum NameRole : byte
{
    Unknown,
    Primary,
    Secondary,
}
