using System.Collections.Frozen;
using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>Finds the State that an English name means, as published lists write it.</summary>
internal static class CountryNames
{
    // Names that differ from those of the locale data; the right side is ISO 3166-1 alpha-3.
    private const string Others =
        """
        Bosnia and Herzegovina=BIH|Burma=MMR|Myanmar=MMR|Cabo Verde=CPV|Cape Verde=CPV|Congo, Republic of the=COG
        Congo, Democratic Republic of the=COD|Cote d Ivoire=CIV|Cote d'Ivoire=CIV|Ivory Coast=CIV|Czech Republic=CZE
        East Timor=TLS|Timor-Leste=TLS|Gambia, The=GMB|The Gambia=GMB|Hong Kong=HKG|Holy See=VAT|Korea, North=PRK
        Korea, South=KOR|Kosovo=RKS|Macau=MAC|Macedonia=MKD|Macedonia, The Former Yugoslav Republic of=MKD
        North Macedonia, The Republic of=MKD|Micronesia, Federated States of=FSM|Palestinian=PSE|Palestine=PSE
        West Bank=PSE|Region: Gaza=PSE|Saint Kitts and Nevis=KNA|Saint Lucia=LCA
        Saint Vincent and the Grenadines=VCT|Sao Tome and Principe=STP|Swaziland=SWZ|Eswatini=SWZ|Turkey=TUR
        Turkiye=TUR|Trinidad and Tobago=TTO|Antigua and Barbuda=ATG|United Kingdom=GBR|Virgin Islands, British=VGB
        Bahamas, The=BHS|The Bahamas=BHS|Vietnam=VNM|Brunei=BRN|Laos=LAO|Moldova=MDA|Russia=RUS|Syria=SYR|Iran=IRN
        Tanzania=TZA|Venezuela=VEN|Bolivia=BOL|Taiwan=TWN
        """;

    private static readonly FrozenDictionary<string, CountryCode> ByName = Build();

    internal static CountryCode? Find(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.StartsWith("possibly ", StringComparison.OrdinalIgnoreCase)) trimmed = trimmed["possibly ".Length..];
        return ByName.TryGetValue(trimmed, out var country) ? country : null;
    }

    private static FrozenDictionary<string, CountryCode> Build()
    {
        var english = CultureInfo.GetCultureInfo("en");
        var names = new Dictionary<string, CountryCode>(StringComparer.OrdinalIgnoreCase);
        foreach (var country in CountryCode.All) names.TryAdd(country.NameIn(english), country);
        foreach (var pair in Others.Split(['|', '\n'], StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            names[parts[0]] = CountryCode.Parse(parts[1]).Value;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
