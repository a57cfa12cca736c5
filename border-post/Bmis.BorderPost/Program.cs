using System.Reflection;
using Bmis.BorderPost.Arrivals;
using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Corrections;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Screens;
using Bmis.BorderPost.History;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Keys;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.PaperForms;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Supervision;
using Bmis.BorderPost.Terminal;
using Bmis.BorderPost.Uplink;
using Bmis.BorderPost.Views;
using Bmis.Components;

namespace Bmis.BorderPost;

internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        Commands.RunAsync(arguments, CommandStreams.OfConsole(), CancellationToken.None);

    /// <summary>The lane's rooms; the caller starts and stops the result.</summary>
    internal static WebApplication Build(string[] arguments, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(LaneHost.Options(arguments));
        builder.AddLaneHost(arguments);
        builder.Services.AddBmisComponents(Assembly.GetExecutingAssembly());
        builder.AddKeys();
        builder.AddJournal();
        builder.AddLists();
        builder.AddDuty();
        builder.AddViews();
        builder.AddUplink();
        builder.AddDevices();
        builder.AddCertificates();
        builder.AddTerminal();
        builder.AddInspection();
        builder.AddLostDocumentList();
        builder.AddScreens();
        builder.AddSecondLine();
        builder.AddHits();
        builder.AddHistory();
        builder.AddArrivals();
        builder.AddPhotographs();
        builder.AddFingerprints();
        builder.AddFingerScreens();
        builder.AddSupervision();
        builder.AddCorrections();
        builder.AddPaperForms();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseBmisSecurityHeaders(mayUseCamera: true);
        app.UseBmisLanguages();
        app.UseBmisTroublePages();
        app.UseLaneHost();
        app.UseDuty();
        app.MapBmisAssets();
        app.MapHealth();
        app.MapDuty();
        app.MapScreens();
        app.MapSecondLine();
        app.MapHits();
        app.MapArrivals();
        app.MapCorrections();
        app.MapPaperForms();
        app.MapPhotographs();
        app.MapFingerScreens();
        app.MapSupervision();
        return app;
    }
}
