using Bmis.Central.CommandLine;
using Bmis.Central.Database;

namespace Bmis.Central;

/// <summary><c>bmis-central serve</c>: runs headquarters until it is told to stop.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var application = Program.Build(context.Settings);
        await application.RequireWarehouseAsync(context.Cancellation);
        await application.StartAsync(context.Cancellation);
        context.Write(new { addresses = application.Urls });
        await application.WaitForShutdownAsync(context.Cancellation);
        return VerbContext.Done;
    }
}
