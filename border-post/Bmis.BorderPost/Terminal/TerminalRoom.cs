using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Terminal;

internal static class TerminalRoom
{
    internal static void AddTerminal(this WebApplicationBuilder builder)
    {
        builder.AddSettings<TerminalOptions>();
        builder.Services.AddSingleton<LaneTerminal>();
        builder.Services.AddHostedService<TerminalReload>();
    }
}
