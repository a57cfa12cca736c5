using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Supervision;

internal static class SupervisionRoom
{
    internal static void AddSupervision(this WebApplicationBuilder builder)
    {
        builder.AddSettings<SupervisionOptions>();
        builder.Services.AddSingleton<AssistanceBoard>();
        builder.Services.AddSingleton<PostLanes>();
    }

    internal static void MapSupervision(this WebApplication app) => SupervisionEndpoints.Map(app);
}
