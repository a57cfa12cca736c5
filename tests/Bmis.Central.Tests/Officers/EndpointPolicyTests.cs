using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Officers;

public sealed class EndpointPolicyTests
{
    [Fact]
    public async Task Only_sign_in_assets_health_and_enrolment_are_open_to_everybody()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        var open = Endpoints(headquarters).Where(endpoint => PolicyOf(endpoint) == "anonymous").Select(PathOf);
        Assert.Equal(
            [
                "/assets/{hash}/{name}", "/bmis.sync.v1.Enrolment/Enrol", "/bmis.sync.v1.Enrolment/{method}",
                "/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch",
                "/grpc.health.v1.Health/{method}", "/health", "/sign-in", "/sign-in",
            ],
            open.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/crossings", Policies.Crossings)]
    [InlineData("/branches", Policies.Sync)]
    [InlineData("/branches/decide", Policies.Sync)]
    [InlineData("/posts", Policies.Posts)]
    [InlineData("/accounts/add", Policies.Accounts)]
    [InlineData("/accounts/code", Policies.Accounts)]
    [InlineData("/dead-letters/replay", Policies.Sync)]
    [InlineData("/posts/{lane}/proof", Policies.Sync)]
    [InlineData("/shifts", Policies.Shifts)]
    [InlineData("/audit", Policies.Audit)]
    [InlineData("/audit/export.csv", Policies.Audit)]
    [InlineData("/carriers", Policies.Carriers)]
    [InlineData("/carriers/export.csv", Policies.Carriers)]
    [InlineData("/carriers/of/{carrier}", Policies.Carriers)]
    [InlineData("/carriers/of/{carrier}/export.csv", Policies.Carriers)]
    [InlineData("/accounts/disable", Policies.Accounts)]
    [InlineData("/reports/flows", Policies.Reports)]
    [InlineData("/fingerprints/accuracy", Policies.Reports)]
    [InlineData("/fingerprints/conflicts", Policies.Fingerprints)]
    [InlineData("/fingerprints/conflicts/{id:guid}/pictures/{side}/{finger:int}", Policies.Fingerprints)]
    [InlineData("/lists/prints/{finger:int}/{digest}", Policies.AlertLists)]
    [InlineData("/bmis.sync.v1.Intake/Push", Policies.Lane)]
    [InlineData("/bmis.sync.v1.Distribution/Fetch", Policies.Lane)]
    [InlineData("/bmis.sync.v1.Renewal/Renew", Policies.Lane)]
    [InlineData("/devices", Policies.Devices)]
    [InlineData("/devices/code", Policies.Devices)]
    [InlineData("/devices/revoke", Policies.Devices)]
    [InlineData("/live", "signed in")]
    [InlineData("/", "signed in")]
    public async Task Every_other_endpoint_demands_its_policy(string path, string policy)
    {
        await using var headquarters = await Headquarters.OpenAsync();
        var endpoints = Endpoints(headquarters).Where(endpoint => PathOf(endpoint) == path).ToList();
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.Equal(policy, PolicyOf(endpoint)));
    }

    [Fact]
    public async Task Only_the_live_words_are_not_in_the_audit()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        var unaudited = Endpoints(headquarters).Where(one => one.Metadata.GetMetadata<NotAudited>() is not null);
        Assert.All(unaudited, endpoint => Assert.StartsWith("/live", PathOf(endpoint), StringComparison.Ordinal));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(Headquarters headquarters)
    {
        using var browser = headquarters.Browser();
        return headquarters.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.Trim('/');

    private static string PolicyOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anonymous"
            : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "signed in";
}
