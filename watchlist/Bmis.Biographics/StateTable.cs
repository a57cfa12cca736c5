using System.Collections.Frozen;

namespace Bmis.Biographics;

/// <summary>
/// The codes of ISO 3166-1 and those that Doc 9303-3, section 5 adds for nationalities, organisations and persons
/// without a nationality.
/// </summary>
internal static class StateTable
{
    // Alpha-3 followed by alpha-2.
    private const string Iso3166 =
        """
        ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT
        AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO
        BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG
        COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO
        DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB
        GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY
        HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
        JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY
        LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
        MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA
        NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
        PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA
        SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR
        SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
        TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
        VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
        """;

    // Code, alpha-2 where one is in use, the State it counts as in look-ups, English name.
    private const string Special =
        """
        D  |DE|DEU|Germany
        EUE|EU|EUE|European Union laissez-passer
        GBD|  |GBR|British Overseas Territories citizen
        GBN|  |GBR|British National (Overseas)
        GBO|  |GBR|British Overseas citizen
        GBP|  |GBR|British protected person
        GBS|  |GBR|British subject
        RKS|XK|RKS|Kosovo
        UNA|  |UNO|United Nations specialised agency
        UNK|  |RKS|United Nations Interim Administration Mission in Kosovo
        UNO|UN|UNO|United Nations Organization
        UTO|  |UTO|Utopia (specimen)
        XBA|  |XBA|African Development Bank
        XCC|  |XCC|Caribbean Community
        XCE|  |XCE|Council of Europe
        XCO|  |XCO|Common Market for Eastern and Southern Africa
        XDC|  |XDC|Southern African Development Community
        XEC|  |XEC|Economic Community of West African States
        XES|  |XES|Organization of Eastern Caribbean States
        XIM|  |XIM|African Export-Import Bank
        XMP|  |XMP|Parliamentary Assembly of the Mediterranean
        XOM|  |XOM|Sovereign Military Order of Malta
        XPO|  |XPO|INTERPOL
        XXA|  |XXA|Stateless person
        XXB|  |XXB|Refugee (1951 Convention)
        XXC|  |XXC|Refugee (other)
        XXX|  |XXX|Unspecified nationality
        """;

    private static readonly FrozenDictionary<string, StateRow> ByCode = Rows().ToFrozenDictionary(row => row.Code);

    private static readonly FrozenDictionary<string, StateRow> ByAlpha2 = Rows()
        .Where(row => row.Alpha2.Length == 2 && row.Code.Length == 3).ToFrozenDictionary(row => row.Alpha2);

    private static readonly FrozenDictionary<string, StateRow>.AlternateLookup<ReadOnlySpan<char>> ByText =
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every code, in the order of the tables.</summary>
    internal static IEnumerable<string> Codes => Rows().Select(row => row.Code);

    internal static StateRow? Find(string code) => ByCode.GetValueOrDefault(code);

    internal static bool Contains(ReadOnlySpan<char> code) => ByText.ContainsKey(code);

    internal static StateRow? FindAlpha2(string alpha2) => ByAlpha2.GetValueOrDefault(alpha2);

    private static IEnumerable<StateRow> Rows()
    {
        foreach (var pair in Iso3166.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            yield return new(pair[..3], pair[3..], pair[..3], null);
        foreach (var line in Special.Split('\n', StringSplitOptions.TrimEntries))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            yield return new(cells[0], cells[1], cells[2], cells[3]);
        }
    }

    internal sealed record StateRow(string Code, string Alpha2, string Counterpart, string? Name);
}
