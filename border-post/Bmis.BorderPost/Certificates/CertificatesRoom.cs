using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Certificates;

internal static class CertificatesRoom
{
    internal static void AddCertificates(this WebApplicationBuilder builder)
    {
        builder.AddSettings<CertificateOptions>();
        builder.Services.AddSingleton<LaneTrust>();
        builder.Services.AddHostedService<TrustReload>();
    }
}
