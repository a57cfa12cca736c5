using Bmis.BorderPost.Serving;
using Bmis.Sync.Identity;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink.Enrolment;

/// <summary>Where the device keeps who it is; the running lane and the verb that enrols it share it.</summary>
internal static class IdentityRoom
{
    internal static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddSettings<UplinkOptions>();
        builder.Services.AddSingleton(services => new Lazy<IdentityFolder>(() => Open(services)));
    }

    private static IdentityFolder Open(IServiceProvider services)
    {
        var lane = services.GetRequiredService<IOptions<LaneOptions>>().Value;
        return new IdentityFolder(
            Path.Combine(lane.Folder, "identity"), services.GetRequiredService<MasterKeys>(), lane.Id);
    }
}
