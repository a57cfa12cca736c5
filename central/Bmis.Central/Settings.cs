using Microsoft.Extensions.Logging.Console;

namespace Bmis.Central;

/// <summary>
/// Where settings come from: <c>appsettings.json</c> beside the program, then environment variables that start with
/// <c>BMIS_</c>, then the line. Logs go to standard error: standard output belongs to the verbs.
/// </summary>
internal static class Settings
{
    public static WebApplicationBuilder CreateBuilder(string[] line, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = line,
            ApplicationName = typeof(Settings).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddEnvironmentVariables("BMIS_").AddCommandLine(line);
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.Logging.AddFilter("Bmis.Central.Intake.LaneIdentity", LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(
            options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(clock);
        return builder;
    }
}
