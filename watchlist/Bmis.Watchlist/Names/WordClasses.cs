using System.Collections.Frozen;

namespace Bmis.Watchlist.Names;

/// <summary>Particles and titles in the letters of the MRZ. Own list, from the name parts of public lists.</summary>
internal static class WordClasses
{
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        StringComparer.Ordinal,
        "AL", "EL", "UL", "AD", "AN", "AR", "AS", "ASH", "AT", "AZ", "BIN", "BEN", "IBN", "BINT", "BINTI", "OULD",
        "DE", "DEL", "DELA", "DELLA", "DI", "DA", "DO", "DOS", "DAS", "DU", "LA", "LE", "LAS", "LOS", "VAN", "VON",
        "DER", "DEN", "TER", "TEN", "ZU", "Y", "E", "I");

    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal,
        "DR", "PROF", "ENG", "GEN", "COL", "CAPT", "MR", "MRS", "MS", "HAJI", "HAJJI", "HAJJ", "SHAYKH", "SHEIKH",
        "SHEIK", "MULLAH", "MAULANA", "MAULAVI", "MAWLAWI", "QARI", "SAYYID", "USTAD", "JR", "SR");

    internal static WordClass Of(string text) =>
        Particles.Contains(text) ? WordClass.Particle : Titles.Contains(text) ? WordClass.Title : WordClass.Full;
}
