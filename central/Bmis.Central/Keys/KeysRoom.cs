using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Keys;

/// <summary>The keys by which everything personal in the warehouse is sealed.</summary>
internal static class KeysRoom
{
    public static WebApplicationBuilder AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<KeysOptions>().Bind(builder.Configuration.GetSection("Keys")).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KeysOptions>>(
            new OptionsCheck<KeysOptions>(options => options.Problem()));
        builder.Services.AddSingleton(RandomNumberGenerator.Create());
        builder.Services.AddSingleton(Read);
        builder.Services.AddSingleton<WarehouseKeys>();
        builder.Services.AddSingleton<RecordSeal>();
        builder.Services.AddSingleton<ClearTables>();
        builder.Services.AddSingleton<ClearRows>();
        return builder;
    }

    private static MasterKeys Read(IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<KeysOptions>>().Value.File;
        var result = KeyFile.Read(file, services.GetRequiredService<RandomNumberGenerator>());
        return result.IsValid ? result.Keys : throw new StopException(result.Fault);
    }
}
