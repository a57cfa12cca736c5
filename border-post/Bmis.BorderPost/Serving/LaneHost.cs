using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Console;

namespace Bmis.BorderPost.Serving;

/// <summary>What every room of the running lane stands on: settings, logs, clock, time to stop.</summary>
internal static class LaneHost
{
    // SIGTERM must end the program within two seconds.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(1.5);

    internal static WebApplicationOptions Options(string[] arguments) => new()
    {
        Args = arguments,
        ApplicationName = "bmis-post",
        ContentRootPath = AppContext.BaseDirectory,
    };

    internal static WebApplicationBuilder AddLaneHost(this WebApplicationBuilder builder, string[] arguments)
    {
        builder.Configuration.AddEnvironmentVariables("BMIS_").AddCommandLine(arguments);
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        builder.AddSettings<LaneOptions>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => RandomNumberGenerator.Create());
        builder.Services.AddSingleton<IdSource>();
        return builder;
    }

    internal static void UseLaneHost(this WebApplication app) => app.UseRouting();
}
