using Bmis.Central.Keys;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Database;

/// <summary>The warehouse: routing, migrations and partitions.</summary>
internal static class DatabaseRoom
{
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DatabaseOptions>()
            .Bind(builder.Configuration.GetSection("Database"))
            .Configure<IConfiguration>((options, settings) =>
            {
                options.Warehouse = settings["Warehouse"] ?? "";
                options.Reports = settings["ReportsWarehouse"] ?? "";
                settings.GetSection("Shards").Bind(options.Shards);
            })
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>>(
            new OptionsCheck<DatabaseOptions>(options => options.Problem()));
        builder.Services.AddSingleton<IWarehouse, Warehouse>();
        builder.Services.AddSingleton(new Schema(MigrationFiles.OfProgram()));
        builder.Services.AddSingleton<Partitions>();
        builder.Services.AddSingleton<ShardLinks>();
        builder.Services.AddHostedService<PartitionKeeper>();
        return builder;
    }

    /// <summary>
    /// Stops the program when a setting is wrong, the warehouse is away or may forget what it has committed, its schema
    /// is another, its shards are not linked,
    /// its keys are not those of the key file, or something in it is not sealed.
    /// </summary>
    public static async Task RequireWarehouseAsync(this WebApplication application, CancellationToken cancellation)
    {
        application.Services.GetRequiredService<IStartupValidator>().Validate();
        var schema = application.Services.GetRequiredService<Schema>();
        var options = application.Services.GetRequiredService<IOptions<DatabaseOptions>>();
        foreach (var source in application.Services.GetRequiredService<IWarehouse>().All)
        {
            if (options.Value.RequireDurable)
                await Durability.RequireAsync(source, cancellation);
            await schema.RequireAsync(source, cancellation);
            await ClearRows.RequireNoneAsync(source, cancellation);
        }

        await application.Services.GetRequiredService<ShardLinks>().RequireAsync(cancellation);
        application.Services.GetRequiredService<WarehouseKeys>().Require();
    }
}
