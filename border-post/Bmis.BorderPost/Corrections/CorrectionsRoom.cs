namespace Bmis.BorderPost.Corrections;

internal static class CorrectionsRoom
{
    internal static void AddCorrections(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<CorrectionDesk>();

    internal static void MapCorrections(this WebApplication app) => CorrectionEndpoints.Map(app);
}
