using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Fingerprints.Telling;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Fingerprints at the lane: taken, compared, searched, kept and told.</summary>
internal static class FingerprintsRoom
{
    private const string File = "fingerprints.db";

    internal static void AddFingerprints(this WebApplicationBuilder builder)
    {
        builder.AddSettings<FingerprintsOptions>();
        builder.Services.TryAddSingleton<IFingerprintEngine>(_ => new BuiltInEngine());
        builder.Services.AddSingleton<ChipPictures>();
        builder.Services.AddSingleton<ChipFingers>();
        builder.Services.AddSingleton<FingerPlanning>();
        builder.Services.AddSingleton<FingerDesk>();
        builder.Services.AddSingleton(services => new PrintStore(
            Path.Combine(services.GetRequiredService<IOptions<LaneOptions>>().Value.Folder, File),
            services.GetRequiredService<MasterKeys>()));
        builder.Services.AddSingleton<SampleShelf>();
        builder.Services.AddSingleton<EarlierEnrolments>();
        builder.Services.AddSingleton<FingerVerifying>();
        builder.Services.AddSingleton<AlertPrintShelf>();
        builder.Services.AddSingleton<OwnFile>();
        builder.Services.AddSingleton<FingerSearching>();
        builder.Services.AddSingleton<LatePrints>();
        builder.Services.AddSingleton<ILateList>(services => services.GetRequiredService<LatePrints>());
        builder.Services.AddSingleton<FingerJournal>();
        builder.Services.AddSingleton<Decisions>();
        builder.Services.AddSingleton<LateFingers>();
        builder.Services.AddSingleton<FingerFiling>();
        builder.Services.AddHostedService<AlertPrintService>();
        builder.Services.AddHostedService<FingerWork>();
        builder.Services.AddSingleton<ReferredFingers>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReferredFingers>());
        builder.Services.AddSingleton<SampleUplink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SampleUplink>());
        builder.Services.AddSingleton<FingerRetention>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FingerRetention>());
    }
}
