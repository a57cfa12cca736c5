using Bmis.Central;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists;

return await Commands.RunAsync(args, VerbStreams.OfProcess(), CancellationToken.None);

/// <summary>The rooms of headquarters.</summary>
internal sealed partial class Program
{
    /// <summary>Everything that <c>serve</c> runs.</summary>
    public static WebApplication Build(string[] settings)
    {
        var application = BuildRooms(settings);
        return application;
    }

    /// <summary>The rooms without their addresses.</summary>
    public static WebApplication BuildRooms(string[] settings)
    {
        var builder = Settings.CreateBuilder(settings);
        builder.AddDatabase();
        builder.AddIntake();
        builder.AddDistribution();
        builder.AddWatchlists();
        return builder.Build();
    }
}
