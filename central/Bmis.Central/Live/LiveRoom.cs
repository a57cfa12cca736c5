using Bmis.Central.Audit;

namespace Bmis.Central.Live;

/// <summary>Events for the pages.</summary>
internal static class LiveRoom
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddHostedService<LiveBroadcast>();
        return builder;
    }

    public static void MapLive(this WebApplication application) => application.MapHub<LiveHub>(LiveHub.Path)
        .WithMetadata(new NotAudited("it brings words such as 'crossings', and no data"));
}
