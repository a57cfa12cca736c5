using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Hits;
using Bmis.Central.Intake;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.SignalR;

namespace Bmis.Central.Live;

/// <summary>
/// Brings pages the word that something has changed. Nothing else travels: the page asks for itself again, with its
/// own rights and filters.
/// </summary>
internal sealed class LiveHub : Hub
{
    public const string Path = "/live";
    public const string Changed = "changed";

    public override async Task OnConnectedAsync()
    {
        foreach (var (topic, policy) in Topics)
        {
            if (Policies.RolesOf[policy].Any(role => Context.User?.IsInRole(role) ?? false))
                await Groups.AddToGroupAsync(Context.ConnectionId, topic, Context.ConnectionAborted);
        }

        if (Context.User is { } person)
        {
            if (HitViewer.Of(person) is { MaySee: true, SeesDiscreet: true })
                await JoinAsync(ArrivalTopic.DiscreetHits);
            if (ConflictViewer.Of(person) is { MaySee: true, SeesDiscreet: true })
                await JoinAsync(ArrivalTopic.DiscreetFingers);
        }

        await base.OnConnectedAsync();
    }

    private Task JoinAsync(ArrivalTopic topic) =>
        Groups.AddToGroupAsync(Context.ConnectionId, LiveTopic.Group(topic), Context.ConnectionAborted);

    private static IEnumerable<(string Topic, string Policy)> Topics =>
    [
        (LiveTopic.Name(ArrivalTopic.Crossings), Policies.Crossings),
        (LiveTopic.Name(ArrivalTopic.Posts), Policies.Posts),
        (LiveTopic.Name(ArrivalTopic.Hits), Policies.Hits),
        (LiveTopic.Name(ArrivalTopic.Lists), Policies.AlertLists),
        (LiveTopic.Name(ArrivalTopic.Fingers), Policies.Fingerprints),
    ];
}
