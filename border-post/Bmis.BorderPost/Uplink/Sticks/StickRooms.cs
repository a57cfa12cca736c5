using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Keys;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Uplink.Enrolment;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Identity;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>What the verbs of <c>sync</c> see of a lane beside its running service: its settings, and files to read.
/// </summary>
internal sealed class StickRooms(IServiceProvider services)
{
    internal LaneOptions Lane => Setting<LaneOptions>();

    internal UplinkOptions Uplink => Setting<UplinkOptions>();

    internal ListsOptions Lists => Setting<ListsOptions>();

    internal MasterKeys Keys => services.GetRequiredService<MasterKeys>();

    internal TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    /// <summary>What the lane believes of its lists, as its file says it now.</summary>
    internal ListVerifier Verifier => Lists.Verifier(Lane);

    /// <summary>Runs a verb with the lane's settings, and says in a sentence what keeps it from its job.</summary>
    internal static async Task<int> RunAsync(
        string[] settings, CommandStreams streams, Func<StickRooms, Task<int>> verb)
    {
        try
        {
            await using var rooms = Build(settings);
            rooms.Services.GetRequiredService<IStartupValidator>().Validate();
            return await verb(new StickRooms(rooms.Services));
        }
        catch (Exception failure) when (Sentences(failure) is { } sentences)
        {
            foreach (var sentence in sentences)
                await streams.Error.WriteLineAsync(sentence);
            return ExitCodes.CannotRun;
        }
    }

    /// <summary>What an administrator can put right; null for our bug.</summary>
    internal static IEnumerable<string>? Sentences(Exception failure) =>
        failure is UnauthorizedAccessException or CryptographicException
            ? [failure.Message]
            : ServeVerb.Sentences(failure);

    internal JournalView OpenJournal() => JournalView.Open(Setting<JournalOptions>().PathIn(Lane), Keys);

    /// <summary>The journal for its one writer: not while the lane runs.</summary>
    /// <exception cref="CannotStartException">The lane runs.</exception>
    internal Journal HoldJournal()
    {
        var path = Setting<JournalOptions>().PathIn(Lane);
        if (!File.Exists(path))
            throw new CannotStartException($"There is no journal {path}: the lane has never run.");
        return Journal.Open(
            path, new Producer(Lane.Id), Clock, services.GetRequiredService<IdSource>(), Keys);
    }

    /// <summary>The shelves of the lane's lists, which judge what comes: not while the lane runs.</summary>
    internal StickShelves OpenShelves() => new(
        services, Setting<LostDocumentsOptions>(), LaneProfile.Read(Setting<InspectionOptions>().ProfileFile));

    /// <summary>The lane's certificate with its key, and the issuers of one that it enrolled; null without any.
    /// </summary>
    internal (X509Certificate2 Certificate, X509Certificate2Collection Issuers)? Device()
    {
        if (!Uplink.HasOwnIdentity)
            return (Uplink.LoadCertificate(), []);
        return services.GetRequiredService<Lazy<IdentityFolder>>().Value.Read() is { } identity
            ? (identity.Certificate, identity.Issuers)
            : null;
    }

    /// <summary>The same, for a verb that cannot do without.</summary>
    /// <exception cref="CannotStartException">The lane has no certificate.</exception>
    internal (X509Certificate2 Certificate, X509Certificate2Collection Issuers) RequireDevice() => Device()
        ?? throw new CannotStartException(
            "The lane has no certificate: enrol it (bmis-post sync enrol), or name one in Uplink:Certificate.");

    private static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(LaneHost.Options(settings));
        builder.AddLaneHost(settings);
        builder.AddKeys();
        builder.AddIdentity();
        builder.AddSettings<JournalOptions>();
        builder.AddSettings<ListsOptions>();
        builder.AddSettings<LostDocumentsOptions>();
        builder.AddSettings<InspectionOptions>();
        builder.Services.AddSingleton<ListShelf>();
        builder.Services.AddSingleton<LostDocumentShelf>();
        builder.Services.AddSingleton<AlertPrintShelf>();
        builder.Services.AddSingleton<IFingerprintEngine>(_ => new BuiltInEngine());
        return builder.Build();
    }

    private T Setting<T>()
        where T : class => services.GetRequiredService<IOptions<T>>().Value;
}
