using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Posts;

/// <summary>Posts and how their lanes stand.</summary>
internal static class PostsRoom
{
    public static WebApplicationBuilder AddPosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PostsOptions>()
            .Bind(builder.Configuration.GetSection("Posts")).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PostsOptions>>(
            new OptionsCheck<PostsOptions>(one => one.Problem()));
        builder.Services.AddSingleton<PostsStore>();
        builder.Services.AddSingleton<AlarmStore>();
        builder.Services.AddSingleton<ShiftStore>();
        builder.Services.AddSingleton<SilenceWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SilenceWatch>());
        return builder;
    }

    public static void MapPosts(this WebApplication application)
    {
        application.MapGet("/posts", () => new RazorComponentResult<PostsPage>()).RequireAuthorization(Policies.Posts);
        LaneEndpoints.Map(application);
        application.MapGet("/shifts", () => new RazorComponentResult<ShiftsPage>())
            .RequireAuthorization(Policies.Shifts);
    }
}
