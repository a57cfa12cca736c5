using System.Security.Cryptography;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Keys;

/// <summary>The master keys, by which everything personal on the lane's disk is sealed.</summary>
internal static class KeysRoom
{
    internal static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.AddSettings<KeysOptions>();
        builder.Services.AddSingleton(Open);
    }

    private static MasterKeys Open(IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<KeysOptions>>().Value.File;
        var folder = Path.GetFullPath(services.GetRequiredService<IOptions<LaneOptions>>().Value.Folder);
        var within = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        if (Path.GetFullPath(file).StartsWith(within, StringComparison.Ordinal))
            throw new CannotStartException(
                "Keys:File must lie outside Lane:Folder: whoever copies the folder would have the keys to it.");
        var result = KeyFile.Read(file, services.GetRequiredService<RandomNumberGenerator>());
        return result.IsValid ? result.Keys : throw new CannotStartException(result.Fault);
    }
}
