using Bmis.Biometrics;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Fingerprints at the lane: taken, compared, kept and told.</summary>
internal static class FingerprintsRoom
{
    internal static void AddFingerprints(this WebApplicationBuilder builder)
    {
        builder.AddSettings<FingerprintsOptions>();
        builder.Services.TryAddSingleton<IFingerprintEngine>(_ => new BuiltInEngine());
        builder.Services.TryAddSingleton<IReadOnlyList<IFingerReader>>([]);
        builder.Services.AddSingleton<FingerPlanning>();
        builder.Services.AddSingleton<FingerDesk>();
        builder.Services.AddHostedService<FingerDeskOpening>();
    }
}
