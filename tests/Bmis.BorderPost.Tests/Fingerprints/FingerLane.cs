using System.Text.Json.Nodes;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>A whole lane with a reader, whose country asks for the right index finger alone.</summary>
internal sealed class FingerLane : IAsyncDisposable
{
    internal const string ToExit = "--Inspection:Direction=Exit";

    private readonly RunningLane _lane;
    private int _keys;

    private FingerLane(RunningLane lane, LaidFingers reader) => (_lane, Reader) = (lane, reader);

    internal LaidFingers Reader { get; }

    internal RunningLane Lane => _lane;

    internal InspectionDesk Desk => _lane.Services.GetRequiredService<InspectionDesk>();

    internal FingerDesk Fingers => _lane.Services.GetRequiredService<FingerDesk>();

    internal PrintStore Store => _lane.Services.GetRequiredService<PrintStore>();

    /// <summary>Pictures of fingers on the disk.</summary>
    internal int Samples => Directory.EnumerateFiles(Path.Combine(_lane.Folder, "fingers"), "*.sealed")
        .Count(file => Path.GetFileName(file) != "name-key.sealed");

    internal static string Wanjiku => SpecimenFile.All["kenya"].MrzText;

    internal static string Mustermann => SpecimenFile.All["germany-d"].MrzText;

    internal static Task<FingerLane> StartAsync(params string[] settings) =>
        StartAsync([], withReader: true, settings);

    /// <summary>A lane whose country searches, or whose reader is missing.</summary>
    internal static Task<FingerLane> StartAsync(
        SearchGallery[] searched, bool withReader = true, params string[] settings) =>
        StartAsync(searched, withReader, _ => { }, settings);

    /// <summary>The same with other parts in it.</summary>
    internal static async Task<FingerLane> StartAsync(
        SearchGallery[] searched, bool withReader, Action<IServiceCollection> replace, params string[] settings)
    {
        var reader = new LaidFingers();
        var profile = Path.Combine(Directory.CreateTempSubdirectory("bmis-profile-").FullName, "profile.json");
        await File.WriteAllBytesAsync(profile, Profile(searched), TestContext.Current.CancellationToken);
        var lane = await RunningLane.StartAsync(
            TimeProvider.System,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IReadOnlyList<IFingerReader>>(
                    withReader ? [reader] : []));
                replace(services);
            },
            [$"--Inspection:ProfileFile={profile}", .. settings]);
        return new(lane, reader);
    }

    /// <summary>A traveller comes; the inspection once the checks have answered.</summary>
    internal async Task<Inspection> PresentAsync(string mrz, params string[] checks)
    {
        Assert.True(Desk.Present(mrz));
        await UntilAsync(() => Desk.State.Active is { } active
            && checks.All(check => active.Outcomes.Any(one => one.Check == check)));
        return Desk.State.Active!;
    }

    /// <summary>The officer decides; what the decision is about may still change while it is taken.</summary>
    internal async Task<Guid> DecideAsync(OfficerAct act = OfficerAct.Admit)
    {
        while (true)
        {
            var active = Desk.State.Active!;
            var answer = await Desk.DecideAsync(
                new(active.Id, act, active.Revision, $"{active.Id}-{++_keys}", "Known", "s.one",
                    Duty.Officers.Password),
                Inspecting.Desk.Officer,
                TestContext.Current.CancellationToken);
            if (answer.Receipt is not null) return active.Id;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Somebody passes with fingers laid on, and what is told of them.</summary>
    internal async Task<(Guid Id, IReadOnlyList<FingerprintEvent> Events)> PassAsync(
        string mrz, int person, int impression = 1, int events = 1)
    {
        Reader.Lay(person, impression);
        await PresentAsync(mrz, FingerChecks.Verification);
        var id = await DecideAsync();
        return (id, await EventsAsync(id, events));
    }

    /// <summary>What the journal tells of the fingers of an inspection, once it tells so much.</summary>
    internal async Task<IReadOnlyList<FingerprintEvent>> EventsAsync(Guid inspection, int count)
    {
        await UntilAsync(() => Events(inspection).Count >= count);
        return Events(inspection);
    }

    internal IReadOnlyList<FingerprintEvent> Events(Guid inspection) =>
    [
        .. _lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Fingerprints, 1000)
            .Select(payload => FingerprintContract.TryRead(payload, out var happened, out var problem)
                ? happened!
                : throw new FormatException(problem))
            .Where(one => one.CrossingId == inspection),
    ];

    internal Crossing Record(Guid inspection) => _lane.Services.GetRequiredService<LaneRecords>().All()
        .Single(one => one.Current.CrossingId == inspection).Current;

    /// <summary>A version of the alert list comes into use.</summary>
    internal async Task TakeInAsync(long version, params AlertEntry[] entries) =>
        _lane.Services.GetRequiredService<ListShelf>().TakeIn(
            await _lane.Lists.PutAsync(ListNames.Alert, version, AlertListFile.Write(entries)));

    /// <summary>A version of the list of prints comes into use: whose finger stands under which entry.</summary>
    internal async Task TakePrintsInAsync(long version, params (string Entry, int Person)[] listed) =>
        _lane.Services.GetRequiredService<AlertPrintShelf>().TakeIn(await _lane.Lists.PutAsync(
            ListNames.AlertPrints,
            version,
            await GalleryAsync(_lane.Services.GetRequiredService<IFingerprintEngine>(), version, listed),
            room: ListNames.AlertPrints));

    /// <summary>A gallery in which people's right index fingers stand under entries.</summary>
    private static async Task<byte[]> GalleryAsync(
        IFingerprintEngine engine, long version, (string Entry, int Person)[] listed)
    {
        using var scratch = new Scratch();
        using (var writer = new GalleryWriter(scratch.File("gallery"), engine, version))
        {
            foreach (var (subject, person) in listed.Select(one => (AlertSubject.Of(one.Entry), one.Person)).Order())
                writer.Add(new(subject,
                [
                    new(FingerPosition.RightIndex, engine.Extract(
                        LaidFingers.Print(person, FingerPosition.RightIndex, 2)).Template!),
                ]));
            writer.Finish(TestContext.Current.CancellationToken);
        }

        return await File.ReadAllBytesAsync(scratch.File("gallery"), TestContext.Current.CancellationToken);
    }

    internal static Task UntilAsync(Func<bool> reached) => Passing.UntilAsync(reached);

    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private static byte[] Profile(SearchGallery[] searched)
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        var profile = JsonNode.Parse(stream)!;
        var fingerprints = profile["fingerprints"]!;
        fingerprints["choices"] = new JsonArray(new JsonArray(2), new JsonArray(7));
        fingerprints["search"] = new JsonArray([.. searched.Select(one => (JsonNode)$"{one}")]);
        return System.Text.Encoding.UTF8.GetBytes(profile.ToJsonString());
    }
}
