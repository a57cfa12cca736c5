using System.Collections.Frozen;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>Finds the State that an English name or a code means, as published lists write it.</summary>
internal static class CountryNames
{
    // Our own table: the locale data of a machine may be missing and writes some names differently.
    private const string Names =
        """
        Afghanistan=AFG|Albania=ALB|Algeria=DZA|Andorra=AND|Angola=AGO|Antigua and Barbuda=ATG|Argentina=ARG
        Armenia=ARM|Aruba=ABW|Australia=AUS|Austria=AUT|Azerbaijan=AZE|Bahamas=BHS|Bahamas, The=BHS|The Bahamas=BHS
        Bahrain=BHR|Bangladesh=BGD|Barbados=BRB|Belarus=BLR|Belgium=BEL|Belize=BLZ|Benin=BEN|Bermuda=BMU|Bhutan=BTN
        Bolivia=BOL|Bosnia and Herzegovina=BIH|Botswana=BWA|Brazil=BRA|Brunei=BRN|Bulgaria=BGR|Burkina Faso=BFA
        Burma=MMR|Burundi=BDI|Cabo Verde=CPV|Cabo Verde. Previously Cape Verde.=CPV|Cambodia=KHM|Cameroon=CMR
        Canada=CAN|Cape Verde=CPV|Cayman Islands=CYM|Central African Republic=CAF|Chad=TCD|Chile=CHL|China=CHN
        Colombia=COL|Comoros=COM|Congo, Democratic Republic of the=COD|Congo, Republic of the=COG|Costa Rica=CRI
        Cote d Ivoire=CIV|Cote d'Ivoire=CIV|Croatia=HRV|Cuba=CUB|Cyprus=CYP|Czech Republic=CZE|Czechia=CZE
        Denmark=DNK|Djibouti=DJI|Dominica=DMA|Dominican Republic=DOM|East Timor=TLS|Ecuador=ECU|Egypt=EGY
        El Salvador=SLV|Equatorial Guinea=GNQ|Eritrea=ERI|Estonia=EST|Eswatini=SWZ|Ethiopia=ETH|Fiji=FJI|Finland=FIN
        France=FRA|Gabon=GAB|Gambia=GMB|Gambia, The=GMB|The Gambia=GMB|Georgia=GEO|Germany=DEU|Ghana=GHA
        Gibraltar=GIB|Greece=GRC|Grenada=GRD|Guatemala=GTM|Guernsey=GGY|Guinea=GIN|Guinea-Bissau=GNB|Guyana=GUY
        Haiti=HTI|Holy See=VAT|Honduras=HND|Hong Kong=HKG|Hungary=HUN|Iceland=ISL|India=IND|Indonesia=IDN|Iran=IRN
        Iraq=IRQ|Ireland=IRL|Isle of Man=IMN|Israel=ISR|Italy=ITA|Ivory Coast=CIV|Jamaica=JAM|Japan=JPN|Jersey=JEY
        Jordan=JOR|Kazakhstan=KAZ|Kenya=KEN|Kiribati=KIR|Korea, North=PRK|North Korea=PRK|Korea, South=KOR
        South Korea=KOR|Kosovo=RKS|Kuwait=KWT|Kyrgyzstan=KGZ|Laos=LAO|Latvia=LVA|Lebanon=LBN|Lesotho=LSO|Liberia=LBR
        Libya=LBY|Liechtenstein=LIE|Lithuania=LTU|Luxembourg=LUX|Macau=MAC|Macao=MAC|Macedonia=MKD
        Macedonia, The Former Yugoslav Republic of=MKD|North Macedonia=MKD|North Macedonia, The Republic of=MKD
        Madagascar=MDG|Malawi=MWI|Malaysia=MYS|Maldives=MDV|Mali=MLI|Malta=MLT|Marshall Islands=MHL|Mauritania=MRT
        Mauritius=MUS|Mexico=MEX|Micronesia, Federated States of=FSM|Moldova=MDA|Monaco=MCO|Mongolia=MNG
        Montenegro=MNE|Morocco=MAR|Mozambique=MOZ|Myanmar=MMR|Namibia=NAM|Nauru=NRU|Nepal=NPL|Netherlands=NLD
        New Zealand=NZL|Nicaragua=NIC|Niger=NER|Nigeria=NGA|Norway=NOR|Oman=OMN|Pakistan=PAK|Palau=PLW|Palestine=PSE
        Palestinian=PSE|Panama=PAN|Papua New Guinea=PNG|Paraguay=PRY|Peru=PER|Philippines=PHL|Poland=POL
        Portugal=PRT|Puerto Rico=PRI|Qatar=QAT|Region: Gaza=PSE|Romania=ROU|Russia=RUS|Russian Federation=RUS
        Rwanda=RWA|Saint Kitts and Nevis=KNA|Saint Lucia=LCA|Saint Vincent and the Grenadines=VCT|Samoa=WSM
        San Marino=SMR|Sao Tome and Principe=STP|Saudi Arabia=SAU|Senegal=SEN|Serbia=SRB|Seychelles=SYC
        Sierra Leone=SLE|Singapore=SGP|Slovakia=SVK|Slovenia=SVN|Solomon Islands=SLB|Somalia=SOM|South Africa=ZAF
        South Sudan=SSD|Spain=ESP|Sri Lanka=LKA|Sudan=SDN|Suriname=SUR|Swaziland=SWZ|Sweden=SWE|Switzerland=CHE
        Syria=SYR|Taiwan=TWN|Tajikistan=TJK|Tanzania=TZA|Thailand=THA|Timor-Leste=TLS|Togo=TGO|Tonga=TON
        Trinidad and Tobago=TTO|Tunisia=TUN|Turkey=TUR|Turkiye=TUR|Turkmenistan=TKM|Tuvalu=TUV|Uganda=UGA
        Ukraine=UKR|United Arab Emirates=ARE|United Kingdom=GBR|United States=USA|Uruguay=URY|Uzbekistan=UZB
        Vanuatu=VUT|Venezuela=VEN|Vietnam=VNM|Virgin Islands, British=VGB|West Bank=PSE|Yemen=YEM|Zambia=ZMB
        Zimbabwe=ZWE|Bolivia (Plurinational State of)=BOL|British Virgin Islands=VGB|Brunei Darussalam=BRN
        Bosnia & Herzegovina=BIH|Burma/Myanmar=MMR|Myanmar (Burma)=MMR|Myanmar/Burma=MMR|China (PRC)=CHN|Congo=COG
        People's Republic of China=CHN|Congo (Democratic Republic)=COD|Congo, The Democratic Republic of the=COD
        Democratic Republic of the Congo=COD|Democratic Republic of Congo=COD|Republic of the Congo=COG
        Côte d'Ivoire=CIV|Côte d’Ivoire=CIV|Democratic People's Republic of Korea=PRK|DPRK=PRK|RPDC=PRK
        Republic of Korea=KOR|Iran (Islamic Republic of)=IRN|Islamic Republic of Iran=IRN
        Iran, Islamic Republic of=IRN|Kyrgyz Republic=KGZ|Lao People's Democratic Republic=LAO
        Libyan Arab Jamahiriya=LBY|Micronesia (Federated States of)=FSM|Netherlands (Kingdom of the)=NLD
        The Netherlands=NLD|Occupied Palestinian Territories=PSE|State of Palestine=PSE|Palestinian Territories=PSE
        Palestinian Territory, Occupied=PSE|Republic of Moldova=MDA|Moldova, Republic of=MDA|The Russian Federation=RUS
        Syrian Arab Republic=SYR|Tanzania, United Republic of=TZA|United Republic of Tanzania=TZA|Türkiye=TUR
        The former Yugoslav Republic of Macedonia=MKD|UAE=ARE|UK=GBR|USA=USA|Great Britain=GBR
        United Kingdom of Great Britain and Northern Ireland=GBR|United States of America=USA
        Venezuela (Bolivarian Republic of)=VEN|Venezuela, Bolivarian Republic of=VEN|Viet Nam=VNM|Utopia=UTO
        """;

    // The people of a State, as lists write nationalities; what may mean two of them (Congolese, Korean) is not here.
    private const string Peoples =
        """
        Afghan=AFG|Albanian=ALB|Algerian=DZA|American=USA|Angolan=AGO|Argentine=ARG|Armenian=ARM|Australian=AUS
        Austrian=AUT|Azerbaijani=AZE|Bahraini=BHR|Bangladeshi=BGD|Belarusian=BLR|Belarussian=BLR|Belgian=BEL
        Bolivian=BOL|Bosnian=BIH|Brazilian=BRA|British=GBR|Bulgarian=BGR|Burmese=MMR|Burundian=BDI|Cambodian=KHM
        Cameroonian=CMR|Canadian=CAN|Central African=CAF|Chadian=TCD|Chilean=CHL|Chinese=CHN|Colombian=COL
        Croatian=HRV|Cuban=CUB|Cypriot=CYP|Czech=CZE|Danish=DNK|Dutch=NLD|Ecuadorian=ECU|Egyptian=EGY
        Emirati=ARE|Eritrean=ERI|Estonian=EST|Ethiopian=ETH|Filipino=PHL|Finnish=FIN|French=FRA|Gambian=GMB
        Georgian=GEO|German=DEU|Ghanaian=GHA|Greek=GRC|Guatemalan=GTM|Guinean=GIN|Haitian=HTI|Honduran=HND
        Hungarian=HUN|Indian=IND|Indonesian=IDN|Iranian=IRN|Iraqi=IRQ|Irish=IRL|Israeli=ISR|Italian=ITA|Ivorian=CIV
        Jamaican=JAM|Japanese=JPN|Jordanian=JOR|Kazakh=KAZ|Kazakhstani=KAZ|Kenyan=KEN|Kosovar=RKS|Kuwaiti=KWT
        Kyrgyz=KGZ|Laotian=LAO|Latvian=LVA|Lebanese=LBN|Liberian=LBR|Libyan=LBY|Lithuanian=LTU|Macedonian=MKD
        Malaysian=MYS|Maldivian=MDV|Malian=MLI|Maltese=MLT|Mauritanian=MRT|Mexican=MEX|Moldovan=MDA|Mongolian=MNG
        Montenegrin=MNE|Moroccan=MAR|Mozambican=MOZ|Namibian=NAM|Nepalese=NPL|Nicaraguan=NIC|Nigerian=NGA
        Nigerien=NER|North Korean=PRK|Norwegian=NOR|Omani=OMN|Pakistani=PAK|Panamanian=PAN|Paraguayan=PRY
        Peruvian=PER|Polish=POL|Portuguese=PRT|Qatari=QAT|Romanian=ROU|Russian=RUS|Rwandan=RWA|Salvadoran=SLV
        Saudi=SAU|Saudi Arabian=SAU|Senegalese=SEN|Serbian=SRB|Sierra Leonean=SLE|Singaporean=SGP|Slovak=SVK
        Slovenian=SVN|Somali=SOM|South African=ZAF|South Korean=KOR|South Sudanese=SSD|Spanish=ESP|Sri Lankan=LKA
        Sudanese=SDN|Swedish=SWE|Swiss=CHE|Syrian=SYR|Taiwanese=TWN|Tajik=TJK|Tajikistani=TJK|Tanzanian=TZA|Thai=THA
        Togolese=TGO|Trinidadian=TTO|Tunisian=TUN|Turkish=TUR|Turkmen=TKM|Ugandan=UGA|Ukrainian=UKR|Uruguayan=URY
        Uzbek=UZB|Uzbekistani=UZB|Venezuelan=VEN|Vietnamese=VNM|Yemeni=YEM|Zambian=ZMB|Zimbabwean=ZWE
        """;

    // How lists write that there is none, or that it is not known; EU files write 00.
    private static readonly FrozenSet<string> NoStates =
        new[] { "na", "n/a", "none", "unknown", "not known", "nil", "-", "00", "--" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, CountryCode> ByName = Build();

    /// <summary>
    /// The State of a name, also where a list says <c>possibly</c> before it or puts a note in brackets behind it.
    /// </summary>
    internal static CountryCode? Find(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.StartsWith("possibly ", StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed["possibly ".Length..];
        if (ByName.TryGetValue(trimmed, out var country)) return country;
        var note = trimmed.IndexOf(" (", StringComparison.Ordinal);
        return note > 0 && ByName.TryGetValue(trimmed[..note], out var before) ? before : null;
    }

    /// <summary>
    /// The State of a code of two or three letters. A part of a State (<c>gb-sct</c>) counts as the State.
    /// </summary>
    internal static CountryCode? OfCode(string? code)
    {
        var text = (code ?? "").Trim();
        if (text.Length > 3 && text[2] == '-') text = text[..2];
        if (text.Equals("UK", StringComparison.OrdinalIgnoreCase)) text = "GB";
        return CountryCode.Parse(text).TryGet(out var country) ? country : null;
    }

    /// <summary>True for words that lists write where no State is known.</summary>
    internal static bool MeansNone(string text) => NoStates.Contains(text);

    private static FrozenDictionary<string, CountryCode> Build()
    {
        var names = new Dictionary<string, CountryCode>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in $"{Names}\n{Peoples}".Split(['|', '\n'], StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            names[parts[0]] = CountryCode.Parse(parts[1]).Value;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
