namespace Bmis.BorderPost.PaperForms;

/// <summary>Crossings that were written on paper while the lane could not record.</summary>
internal static class PaperRoom
{
    internal static void AddPaperForms(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PaperDesk>();

    internal static void MapPaperForms(this WebApplication app) => PaperEndpoints.Map(app);
}
