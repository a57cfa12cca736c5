using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost;

internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        Commands.RunAsync(arguments, CommandStreams.OfConsole(), CancellationToken.None);

    /// <summary>The lane's rooms; the caller starts and stops the result.</summary>
    internal static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(LaneHost.Options(arguments));
        builder.AddLaneHost(arguments);
        builder.AddJournal();
        builder.AddInspection();

        var app = builder.Build();
        app.UseLaneHost();
        app.MapHealth();
        return app;
    }
}
