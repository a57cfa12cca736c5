using Bmis.Central;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Devices;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints;
using Bmis.Central.Frame;
using Bmis.Central.Hits;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Central.Listening;
using Bmis.Central.Live;
using Bmis.Central.LostDocuments;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData;
using Bmis.Central.Posts;
using Bmis.Central.Reporting;
using Bmis.Central.StayLedger;
using Bmis.Central.Watchlists;

return await Commands.RunAsync(args, VerbStreams.OfProcess(), CancellationToken.None);

/// <summary>The rooms of headquarters.</summary>
internal sealed partial class Program
{
    /// <summary>Everything that <c>serve</c> runs.</summary>
    public static WebApplication Build(string[] settings)
    {
        var application = BuildRooms(settings);
        application.UseFrame();
        application.UseRouting();
        application.UseListening();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseRateLimiter();
        application.UseAntiforgery();
        application.MapFrame();
        application.MapOfficers();
        application.MapAudit();
        application.MapCrossingHistory();
        application.MapPosts();
        application.MapWatchlists();
        application.MapHits();
        application.MapFingerprints();
        application.MapPassengerData();
        application.MapReporting();
        application.MapLive();
        application.MapIntake();
        application.MapDevices();
        application.MapDistribution();
        return application;
    }

    /// <summary>The rooms without their addresses; verbs use them too. Without a clock it is the computer's.</summary>
    public static WebApplication BuildRooms(string[] settings, TimeProvider? clock = null)
    {
        var builder = Settings.CreateBuilder(settings, clock ?? TimeProvider.System);
        builder.AddListening();
        builder.AddDatabase();
        builder.AddKeys();
        builder.AddIntake();
        builder.AddDevices();
        builder.AddDistribution();
        builder.AddStayLedger();
        builder.AddWatchlists();
        builder.AddLostDocuments();
        builder.AddHits();
        builder.AddFingerprints();
        builder.AddPassengerData();
        builder.AddReporting();
        builder.AddOfficers();
        builder.AddAudit();
        builder.AddCrossingHistory();
        builder.AddPosts();
        builder.AddLive();
        builder.AddFrame();
        return builder.Build();
    }
}
