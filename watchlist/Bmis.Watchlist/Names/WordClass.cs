namespace Bmis.Watchlist.Names;

/// <summary>How much a part of a name says.</summary>
internal enum WordClass : byte
{
    Full,
    Particle,
    Title,
    Patronymic,
}
