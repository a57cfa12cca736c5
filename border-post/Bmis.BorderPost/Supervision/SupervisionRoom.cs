namespace Bmis.BorderPost.Supervision;

internal static class SupervisionRoom
{
    internal static void AddSupervision(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<AssistanceBoard>();

    internal static void MapSupervision(this WebApplication app) => SupervisionEndpoints.Map(app);
}
