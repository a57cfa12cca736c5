using System.Collections.Frozen;

namespace Bmis.Biographics;

/// <summary>
/// Three-letter codes that were withdrawn from ISO 3166-1 and still stand on documents and in lists of lost ones, as
/// ISO 3166-3 (edition 2020) has them, without ATF, which is in use again; and ROM, which ISO 3166-1 newsletter V-3
/// replaced by ROU on 1 February 2002. They are issuers of old documents and nobody's nationality.
/// </summary>
internal static class WithdrawnStates
{
    // Code, year of withdrawal, the State it counts as in look-ups, English name. Where only the name or the code
    // changed, the State and its numbers went on, and both codes are one. What was split, merged or became independent
    // stands for itself: others number their own documents.
    private const string Table =
        """
        AFI|1977|AFI|French Afars and Issas
        ANT|2010|ANT|Netherlands Antilles
        ATB|1979|ATB|British Antarctic Territory
        ATN|1983|ATN|Dronning Maud Land
        BUR|1989|MMR|Burma
        BYS|1992|BLR|Byelorussian SSR
        CSK|1993|CSK|Czechoslovakia
        CTE|1984|CTE|Canton and Enderbury Islands
        DDR|1990|DDR|German Democratic Republic
        DHY|1977|BEN|Dahomey
        FXX|1997|FRA|France, Metropolitan
        GEL|1979|GEL|Gilbert and Ellice Islands
        HVO|1984|BFA|Upper Volta
        JTN|1986|JTN|Johnston Island
        MID|1986|MID|Midway Islands
        NHB|1980|NHB|New Hebrides
        NTZ|1993|NTZ|Neutral Zone
        PCI|1986|PCI|Pacific Islands (trust territory)
        PCZ|1980|PCZ|Panama Canal Zone
        PUS|1986|PUS|US Miscellaneous Pacific Islands
        RHO|1980|RHO|Southern Rhodesia
        ROM|2002|ROU|Romania
        SCG|2006|SCG|Serbia and Montenegro
        SKM|1975|SKM|Sikkim
        SUN|1992|SUN|Soviet Union
        TMP|2002|TLS|East Timor
        VDR|1977|VDR|Viet-Nam, Democratic Republic of
        WAK|1986|WAK|Wake Island
        YMD|1990|YMD|Yemen, Democratic
        YUG|2003|YUG|Yugoslavia
        ZAR|1997|COD|Zaire
        """;

    private static readonly FrozenDictionary<string, StateTable.StateRow> ByCode = Table
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|'))
        .ToFrozenDictionary(cells => cells[0], cells => new StateTable.StateRow(cells[0], "", cells[2], cells[3]));

    /// <summary>Every code.</summary>
    internal static IEnumerable<string> Codes => ByCode.Keys;

    internal static StateTable.StateRow? Find(string code) => ByCode.GetValueOrDefault(code);
}
