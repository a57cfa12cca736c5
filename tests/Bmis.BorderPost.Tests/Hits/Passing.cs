using Bmis.BorderPost.Inspecting;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>Travellers who pass a running lane, and entries that mean them.</summary>
internal static class Passing
{
    /// <summary>An entry that means the holder of the specimen.</summary>
    internal static AlertEntry Eriksson(AlertAction action, string id = "test:1") => new()
    {
        Id = id,
        Kind = EntryKind.Person,
        Names = [new AlertName("Eriksson", "Anna Maria")],
        Actions = AlertActions.Both(action),
        Source = "Test list",
    };

    /// <summary>Somebody who never passes.</summary>
    internal static AlertEntry Nobody => Eriksson(AlertAction.Refer, "test:9") with
    {
        Names = [new AlertName("Zzyzx", "Qwerty")],
    };

    /// <summary>The holder of the specimen is admitted, whatever the verdict.</summary>
    internal static async Task<Guid> AdmitAsync(RunningLane lane, string mrz = Inspecting.Desk.Specimen)
    {
        var desk = lane.Services.GetRequiredService<InspectionDesk>();
        Assert.True(desk.Present(mrz));
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
            var active = desk.State.Active!;
            if (active.Judgement.Reason == VerdictPolicy.Running) continue;
            var answer = await desk.DecideAsync(
                new(active.Id, OfficerAct.Admit, active.Revision, $"{active.Id}-{attempt}", "Known", "s.one",
                    Duty.Officers.Password),
                Inspecting.Desk.Officer,
                TestContext.Current.CancellationToken);
            if (answer.Receipt is not null) return active.Id;
        }
    }

    internal static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
    }
}
