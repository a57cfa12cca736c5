using System.Globalization;
using System.Text.Json;
using Bmis.EndToEnd.Tests;
using Bmis.TestKit;

namespace Bmis.Sync.Chaos;

/// <summary>The specimens' alert list at headquarters, with one person more each time.</summary>
internal sealed class GrowingList
{
    private const string Specimens = "watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv";
    private const string Password = "specimen-Password-1";
    private const string List = "national";

    private readonly Country _country;
    private readonly List<string> _rows;

    private GrowingList(Country country, IEnumerable<string> rows) => (_country, _rows) = (country, [.. rows]);

    internal static async Task<GrowingList> StartAsync(Country country)
    {
        foreach (var account in (string[])["m.lists", "n.lists"])
        {
            await country.CentralAsync(
                Password, "account", "add", account, "--role", "data-manager", "--name", account, "--password-stdin");
        }

        var list = new GrowingList(country, await File.ReadAllLinesAsync(Programs.InRepository(Specimens)));
        await list.PublishAsync();
        return list;
    }

    /// <summary>Puts somebody in among the rest, and publishes.</summary>
    internal Task GrowAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"G-{_rows.Count}");
        _rows.Insert(_rows.Count / 2, $"{id},person,\"GROWN, {id}\",,1970-01-01,,UTO,M,,court order,refer,Specimen");
        return PublishAsync();
    }

    private async Task PublishAsync()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("national.csv", string.Join("\n", _rows) + "\n");
        await _country.CentralAsync("", "list", "import", "bmis-csv", file, "--list", List, "--by", "m.lists");
        using var shown = JsonDocument.Parse(await _country.CentralAsync("", "list", "show", List));
        var digest = shown.RootElement.GetProperty("sha256").GetString()!;
        await _country.CentralAsync("", "list", "approve", List, "--sha256", digest, "--by", "n.lists");
    }
}
