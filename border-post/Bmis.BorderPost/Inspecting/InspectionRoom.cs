using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Inspecting;

internal static class InspectionRoom
{
    internal static WebApplicationBuilder AddInspection(this WebApplicationBuilder builder)
    {
        builder.AddSettings<InspectionOptions>();
        builder.Services.AddSingleton<LaneCalendar>();
        builder.Services.AddSingleton(provided => LaneProfile.Read(
            provided.GetRequiredService<IOptions<InspectionOptions>>().Value.ProfileFile,
            provided.GetRequiredService<CheckRunner>(),
            provided.GetRequiredService<IOptions<CameraOptions>>().Value.Expected,
            provided.GetRequiredService<IOptions<FingerprintsOptions>>().Value.Required));
        builder.Services.AddCheck<MrzDocumentCheck>();
        builder.Services.AddCheck<ExpiryCheck>();
        builder.Services.AddCheck<AlertListCheck>();
        builder.AddSettings<ChipOptions>();
        builder.Services.AddSingleton<ModelHabits>();
        builder.Services.AddSingleton<ChipProgress>();
        builder.Services.AddCheck<ChipCheck>(ChipCheck.Limit);
        builder.Services.AddCheck<HistoryCheck>();
        builder.Services.AddCheck<CentreHistoryCheck>();
        builder.Services.AddSingleton<SealReading>();
        builder.Services.AddSingleton<CheckRunner>();
        builder.Services.AddSingleton<InspectionDesk>();
        builder.Services.AddHostedService<ReaderListening>();
        return builder;
    }

    /// <summary>Adds a list of lost documents, and with it the check that asks it.</summary>
    internal static void AddLostDocuments<T>(this IServiceCollection services)
        where T : class, ILostDocuments
    {
        services.AddSingleton<ILostDocuments, T>();
        services.AddCheck<LostDocumentsCheck>();
    }

    /// <summary>Adds a row to the table of checks; the usual limit is that of the settings.</summary>
    internal static void AddCheck<T>(this IServiceCollection services, TimeSpan? limit = null)
        where T : class, ICheck
    {
        services.AddSingleton<T>();
        services.AddSingleton(provided => new CheckRegistration(
            provided.GetRequiredService<T>(),
            limit ?? TimeSpan.FromMilliseconds(
                provided.GetRequiredService<IOptions<InspectionOptions>>().Value.CheckMilliseconds)));
    }
}
