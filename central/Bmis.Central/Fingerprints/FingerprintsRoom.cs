using Bmis.Biometrics;
using Bmis.Central.Fingerprints.Accuracy;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Fingerprints.Persons;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Fingerprints;

/// <summary>
/// Fingerprints: what lanes enrolled, conflicts between persons, prints of alert entries, and how accurate it all is.
/// </summary>
internal static class FingerprintsRoom
{
    public static WebApplicationBuilder AddFingerprints(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FingerprintsOptions>().Bind(builder.Configuration.GetSection("Fingerprints"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<FingerprintsOptions>>(
            new OptionsCheck<FingerprintsOptions>(one => one.Problem()));
        services.AddSingleton<IFingerprintEngine>(new BuiltInEngine());
        services.AddSingleton<EnrolmentStore>();
        services.AddSingleton<EnrolmentAnswers>();
        services.AddSingleton<FingerSampleStore>();
        services.AddSingleton<FingerKeeper>();
        services.AddSingleton<NationalGallery>();
        services.AddSingleton<PersonLinks>();
        services.AddSingleton<PersonFiles>();
        services.AddSingleton<ConflictActs>();
        services.AddSingleton<ConflictStore>();
        services.AddSingleton<ConflictWriter>();
        services.AddSingleton<ConflictDesk>();
        services.AddSingleton<ConflictKeeper>();
        services.AddSingleton<AccuracyStore>();
        services.AddSingleton<EntryPrintStore>();
        services.AddSingleton<AlertPrintList>();
        services.AddSingleton<EntryPrintQueue>();
        services.AddSingleton<EntryPrintSearch>();
        services.AddSingleton<EntryPrintKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EntryPrintKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<FingerKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<ConflictKeeper>());
        return builder;
    }

    public static void MapFingerprints(this WebApplication application)
    {
        ConflictEndpoints.Map(application);
        PersonEndpoints.Map(application);
        EntryPrintEndpoints.Map(application);
        AccuracyEndpoints.Map(application);
    }
}
