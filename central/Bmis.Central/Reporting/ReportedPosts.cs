using Bmis.Central.Database;
using Bmis.Reports.Statistics;
using Dapper;

namespace Bmis.Central.Reporting;

/// <summary>Finds what reports count: every region that has a post, and the posts by name.</summary>
internal sealed class ReportedPosts(IWarehouse warehouse)
{
    private const string Select = "select region_id, post_code, name from post order by name, post_code";

    public async Task<ReportScope> ScopeAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var posts = (await connection.QueryAsync<(int Region, string Code, string Name)>(
            new CommandDefinition(Select, cancellationToken: cancellation))).ToList();
        return new([.. posts.Select(post => post.Region).Distinct()])
        {
            Posts = [.. posts.Select(post => new ReportPost(post.Code, post.Name))],
        };
    }
}
