using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Photographs;

internal static class PhotographsRoom
{
    internal static void AddPhotographs(this WebApplicationBuilder builder)
    {
        builder.AddSettings<CameraOptions>();
        builder.Services.AddSingleton<PhotoShelf>();
        builder.Services.AddHostedService<PhotoRetention>();
    }

    internal static void MapPhotographs(this WebApplication app) => PhotoEndpoints.Map(app);
}
