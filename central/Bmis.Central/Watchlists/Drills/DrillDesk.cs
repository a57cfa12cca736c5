using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Hits;
using Bmis.Central.Posts;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Crossings.Records;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// Takes drills: a proposal like any other, which another person approves. Calling one off needs nobody else and takes
/// effect at once.
/// </summary>
internal sealed class DrillDesk(
    ProposalDesk desk,
    ProposalStore proposals,
    DeskWordStore words,
    ApprovedReader approved,
    LoadedLists lists,
    LanePublication lanes,
    PostsStore posts,
    AuditLog audit,
    TimeProvider clock)
{
    private const string Stopped = "stopped";

    // A person who is made up may look like somebody by chance.
    private const int Tries = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Proposes what was typed; what it leaves open about the person is made up.</summary>
    public async Task<DrillOutcome> ProposeAsync(DrillForm form, string by, CancellationToken cancellation)
    {
        var id = Drill.NewId(clock);
        string[] known = [.. (await posts.PostsAsync(cancellation)).Select(post => post.PostCode)];
        for (var left = Tries; ; left--)
        {
            var whole = InventedPerson.Complete(form, DateOnly.FromDateTime(Now));
            var (plan, wrong) = DrillFormReader.Read(id, whole, known, Now);
            if (plan is null) return new(default, id, form, wrong);
            if (await ResemblesAsync(plan, cancellation))
            {
                if (left > 0 && whole.Name != form.Name) continue;
                return new(new(default, ProposalProblem.DrillResembles), id, form, []);
            }

            var proposed = await desk.ProposeAsync(
                ProposalKind.Drill, [new(id, null, null, 0) { Drill = plan }], form.Reason, by, false, cancellation);
            return new(proposed, id, form, []);
        }
    }

    /// <summary>Calls a drill off that is not over yet; lanes lose the person at once.</summary>
    public async Task<ProposalProblem> StopAsync(string id, string reason, string by, CancellationToken cancellation)
    {
        await using (var connection = await proposals.OpenAsync(cancellation))
        {
            await using var transaction = await ProposalStore.HoldAsync(connection, cancellation);
            var drill = (await approved.CurrentAsync(cancellation)).FindDrill(id);
            var problem = await DeskRole.HasAsync(transaction, by, Now)
                ? Refusal(drill, reason)
                : ProposalProblem.NotAllowed;
            await NoteAsync(id, by, problem, cancellation);
            if (problem != ProposalProblem.None) return problem;
            var plan = drill!.Plan with { Stopped = new(Now, by, reason.Trim()) };
            var proposal = (await words.OfAsync(id, cancellation))[0].ProposalId;
            await words.AddAsync(
                transaction, new(id, drill.Version + 1, null, null, plan), proposal, Stopped, Now);
            await transaction.CommitAsync(cancellation);
        }

        await lanes.PublishAsync(cancellation);
        return ProposalProblem.None;
    }

    private ProposalProblem Refusal(Drill? drill, string reason) =>
        drill is null ? ProposalProblem.NotFound
        : drill.StateAt(Now) is DrillState.Over or DrillState.Stopped ? ProposalProblem.AlreadyDecided
        : reason.Trim().Length is 0 or > ProposalDesk.LongestReason ? ProposalProblem.NoReason
        : ProposalProblem.None;

    // Beside a real hit a drill is none: whoever looks like somebody on a list tests nothing.
    private async Task<bool> ResemblesAsync(DrillPlan plan, CancellationToken cancellation)
    {
        var person = SpecimenPassport.Of(new Drill("drill:new", 0, plan));
        var traveller = new Traveller(
            person.Fields.Name, person.Fields.DateOfBirth, person.Fields.Sex, person.Fields.Nationality);
        var document = new TravelDocument(
            "P", person.Fields.IssuingState, person.Fields.Number, person.Fields.DateOfExpiry);
        try
        {
            var real = await lists.LoadAsync(ListNames.Alert, cancellation);
            return real.Screen(TravellerQuery.Of(traveller, document)).Count > 0;
        }
        catch (StopException)
        {
            return false;
        }
    }

    private Task NoteAsync(string id, string by, ProposalProblem problem, CancellationToken cancellation) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = by,
                Action = problem == ProposalProblem.None ? "drill stop" : $"drill stop: {JsonName.Of(problem)}",
                Subject = id,
                Result = problem == ProposalProblem.None ? AuditLog.Allowed : AuditLog.Refused,
            },
            cancellation);
}
