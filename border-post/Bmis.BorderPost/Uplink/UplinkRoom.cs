using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Uplink;

internal static class UplinkRoom
{
    internal static void AddUplink(this WebApplicationBuilder builder)
    {
        builder.AddSettings<UplinkOptions>();
        builder.Services.AddSingleton<LinkBoard>();
        builder.Services.AddSingleton<AttachmentUplink>();
        builder.Services.AddSingleton<DeviceVitals>();
        builder.Services.AddSingleton<CentreChannel>();
        builder.Services.AddSingleton<ICentreReach>(services => services.GetRequiredService<LinkBoard>());
        builder.Services.AddHostedService<UplinkService>();
    }
}
