using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Posts;

/// <summary>Posts and how their lanes stand.</summary>
internal static class PostsRoom
{
    public static WebApplicationBuilder AddPosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PostsStore>();
        builder.Services.AddSingleton<ShiftStore>();
        builder.Services.AddSingleton<SilenceWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SilenceWatch>());
        return builder;
    }

    public static void MapPosts(this WebApplication application)
    {
        application.MapGet("/posts", () => new RazorComponentResult<PostsPage>()).RequireAuthorization(Policies.Posts);
        application.MapGet("/shifts", () => new RazorComponentResult<ShiftsPage>())
            .RequireAuthorization(Policies.Shifts);
    }
}
