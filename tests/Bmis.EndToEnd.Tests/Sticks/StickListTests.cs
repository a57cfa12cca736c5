using System.Text.Json;
using System.Text.Json.Nodes;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Crossings;
using Bmis.Crossings.Policies;

namespace Bmis.EndToEnd.Tests.Sticks;

/// <summary>Lists that only some posts hold, by stick.</summary>
public sealed class StickListTests
{
    private const string Lane = StickDeployment.Lane;
    private const string Other = StickDeployment.Other;
    private const string Enabled = "--LostDocuments:Enabled=true";
    private const string Authorised = "--LostDocuments:AuthorisedBy=Bureau Utopia, 17/2026";
    private const string Usual = ListNames.Officers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lost_documents_and_prints_go_to_the_posts_that_hold_them()
    {
        await using var place = await SetUpAsync();
        var profile = place.At("profile.json");
        await File.WriteAllTextAsync(profile, SearchingProfile(), Cancellation);
        var all = await TakeAsync(place, Lane, Enabled, Authorised, $"--Inspection:ProfileFile={profile}");
        Assert.Equal(
            [ListNames.AlertPrints, ListNames.LostDocuments, ListNames.LostDocumentsSupplement, Usual], all.Order());
        Assert.Empty(await TakeAsync(place, Lane, Enabled, Authorised, $"--Inspection:ProfileFile={profile}"));
    }

    [Fact]
    public async Task A_post_that_does_not_hold_them_passes_them_over_and_one_without_authority_does_not_get_them()
    {
        await using var place = await SetUpAsync();
        Assert.Equal([Usual], await TakeAsync(place, Lane));
        Assert.Equal([Usual], await TakeAsync(place, Other, Enabled, Authorised));
    }

    [Fact]
    public async Task A_list_for_which_the_disk_has_no_room_is_named_and_the_others_are_taken()
    {
        await using var place = await SetUpAsync();
        await place.DoneAsync("distribution", "export", Lane, place.At("lists"));
        var (exit, rows, error) = await place.PostAsync(
            Lane, "sync", "import", place.At("lists"), Enabled, Authorised, "--LostDocuments:FreeMegabytes=9000000");
        Assert.Equal(1, exit);
        Assert.Equal([Usual], Taken(rows));
        Assert.Contains("lost-documents 1 has", error, StringComparison.Ordinal);
        Assert.Contains("LostDocuments:FreeMegabytes", error, StringComparison.Ordinal);
    }

    private static async Task<StickDeployment> SetUpAsync()
    {
        var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 1);
        await place.RecordAsync(Other, 1);
        await place.LostDocumentsAsync("UTO X7770001 P stolen 1\nUTO X7770002 P lost 2\n");
        await place.DoneAsync("lane", "authorise", Lane, "--lost-documents", "Bureau Utopia, 17/2026");
        using var nobody = Gallery.Of(new BuiltInEngine(), 1, []);
        await place.PublishAsync(ListNames.AlertPrints, nobody.ToBytes());
        return place;
    }

    private static async Task<List<string>> TakeAsync(StickDeployment place, string lane, params string[] settings)
    {
        await place.DoneAsync("distribution", "export", lane, place.At("lists"));
        return Taken(await place.PostDoneAsync(lane, ["sync", "import", place.At("lists"), .. settings]));
    }

    private static List<string> Taken(JsonElement[] rows) =>
    [
        .. rows.Skip(1).Where(row => row.GetProperty("taken").GetBoolean())
            .Select(row => row.GetProperty("list").GetString()!),
    ];

    private static string SearchingProfile()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        var profile = JsonNode.Parse(stream)!;
        profile["fingerprints"]!["search"] = new JsonArray("Alert");
        return profile.ToJsonString();
    }
}
