using System.Collections.Frozen;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>Finds the State that an English name means, as published lists write it.</summary>
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
        Zimbabwe=ZWE
        """;

    private static readonly FrozenDictionary<string, CountryCode> ByName = Build();

    internal static CountryCode? Find(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.StartsWith("possibly ", StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed["possibly ".Length..];
        return ByName.TryGetValue(trimmed, out var country) ? country : null;
    }

    private static FrozenDictionary<string, CountryCode> Build()
    {
        var names = new Dictionary<string, CountryCode>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in Names.Split(['|', '\n'], StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            names[parts[0]] = CountryCode.Parse(parts[1]).Value;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
