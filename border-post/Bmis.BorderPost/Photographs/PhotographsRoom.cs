using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Photographs;

internal static class PhotographsRoom
{
    internal static void AddPhotographs(this WebApplicationBuilder builder)
    {
        builder.AddSettings<CameraOptions>();
        builder.Services.AddSingleton<FaceCounter>();
        builder.Services.AddSingleton<PhotoQuality>();
        builder.Services.AddSingleton<PhotoReading>();
        builder.Services.AddSingleton(services => new Jpeg2000Decoder(services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ChipPortraits>();
        builder.Services.AddSingleton<PhotoShelf>();
        builder.Services.AddHostedService<PhotoRetention>();
    }

    internal static void MapPhotographs(this WebApplication app)
    {
        // Loaded before the first traveller stands there.
        if (app.Services.GetRequiredService<IOptions<CameraOptions>>().Value.Expected)
            app.Services.GetRequiredService<FaceCounter>();
        PhotoEndpoints.Map(app);
    }
}
