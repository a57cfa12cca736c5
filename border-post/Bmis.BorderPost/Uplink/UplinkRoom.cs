using System.Security.Cryptography;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Uplink.Enrolment;
using Bmis.Sync.Feeds;

namespace Bmis.BorderPost.Uplink;

internal static class UplinkRoom
{
    internal static void AddUplink(this WebApplicationBuilder builder)
    {
        builder.AddIdentity();
        builder.Services.AddSingleton<LinkBoard>();
        builder.Services.AddSingleton<AttachmentUplink>();
        builder.Services.AddSingleton<DeviceVitals>();
        builder.Services.AddSingleton<CentreChannel>();
        builder.Services.AddSingleton<ICentreReach>(services => services.GetRequiredService<LinkBoard>());
        builder.Services.AddSingleton(services => new RenewalPlan(
            () => Chance(services.GetRequiredService<RandomNumberGenerator>())));
        builder.Services.AddHostedService<UplinkService>();
        builder.Services.AddSingleton<CertificateRenewal>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CertificateRenewal>());
    }

    /// <summary>Follows a feed of the centre into a store.</summary>
    internal static void AddFeed<T>(this IServiceCollection services, string feed)
        where T : class, IFeedSink => services.AddSingleton<IHostedService>(provided =>
            ActivatorUtilities.CreateInstance<FeedFollowing>(provided, feed, provided.GetRequiredService<T>()));

    private static double Chance(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        random.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
    }
}
