using Microsoft.Extensions.Options;

namespace Bmis.Central.Database;

/// <summary>The warehouse: routing, migrations and partitions.</summary>
internal static class DatabaseRoom
{
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DatabaseOptions>()
            .Bind(builder.Configuration.GetSection("Database"))
            .Configure<IConfiguration>((options, settings) => options.Warehouse = settings["Warehouse"] ?? "")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        builder.Services.AddSingleton<IWarehouse, Warehouse>();
        builder.Services.AddSingleton(new Schema(MigrationFiles.In(typeof(DatabaseRoom).Assembly)));
        builder.Services.AddSingleton<Partitions>();
        builder.Services.AddHostedService<PartitionKeeper>();
        return builder;
    }

    private sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
