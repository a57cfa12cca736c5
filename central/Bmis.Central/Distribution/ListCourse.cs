using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Sync.Distribution.Roles;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Which lanes a version goes to, and back: roll-out to a share of them, recall, and the lift of versions above those
/// that lanes hold. Each is an act of two persons, and of all lists that go down together.
/// </summary>
internal sealed class ListCourse(
    IWarehouse warehouse, WarehouseKeys keys, IOptions<DistributionOptions> options, TimeProvider clock)
{
    // Roles are made some times an hour: nothing that was signed since any backup has so high a number.
    private const long SkippedRoles = 1_000_000;

    // A lane that says more is not believed: whoever took it over would drive versions to where none follows.
    private const long FarthestAhead = 1_000_000;

    private readonly ListWriter _writer = new(keys, options.Value, clock);

    /// <summary>
    /// Begins a roll-out of what is published next, gives what is on its way to more lanes or, with a share of 100, to
    /// all. Returns every list that it is of, as it stands then.
    /// </summary>
    /// <exception cref="StopException">It cannot be done; the message says why.</exception>
    public async Task<IReadOnlyList<CourseStep>> RollOutAsync(
        string name, int share, TwoPersons persons, CancellationToken cancellation)
    {
        if (!ListNames.MayBeRolledOut(name))
            throw new StopException($"The list {name} takes back what somebody may do: it goes to every lane at once.");
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await persons.RequireAsync(transaction, clock.GetUtcNow().UtcDateTime);
        var names = ListNames.Together(name);
        var newest = await TakeTurnsAsync(transaction, names);
        var held = await RollOutRow.FindAsync(transaction, names[0]);
        if (share == ListTarget.Everybody && held is null)
            throw new StopException($"No roll-out of {names[0]} is under way.");
        if (share <= held?.Share)
            throw new StopException($"A share only grows: it is {held.Share}. A recall takes a version back.");
        if (newest[names[0]] is not { } first || await ListWriter.ForAllAsync(transaction, names[0]) is null)
            throw new StopException($"No version of {names[0]} is there for the other lanes.");
        if (share == ListTarget.Everybody)
            await RollOutRow.EndAsync(transaction, names);
        else
            await new RollOutRow(share, held?.RollOut ?? $"{names[0]}|{first.Version + 1}")
                .WriteAsync(transaction, names);
        return await FinishAsync(transaction, names, share, cancellation);
    }

    /// <summary>
    /// Publishes the content of an older version again, to every lane at once, and recalls every version after it.
    /// Lists that go down with it go back too: those of lost documents to what belonged to that version, others when
    /// they are on their way to a share.
    /// </summary>
    /// <exception cref="StopException">It cannot be done; the message says why.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was signed.</exception>
    public async Task<IReadOnlyList<CourseStep>> RecallAsync(
        string name, long to, TwoPersons persons, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await persons.RequireAsync(transaction, clock.GetUtcNow().UtcDateTime);
        var lead = ListNames.DatedBy(name);
        var names = ListNames.Together(name);
        var newest = await TakeTurnsAsync(transaction, names);
        if (newest[lead] is not { } last || to >= last.Version
            || await ListWriter.FindAsync(transaction, lead, to) is not { } good)
            throw new StopException($"There is no version {to} of {lead} with a newer one after it.");
        await RecallAsync(transaction, lead, good, last, cancellation);
        foreach (var other in names.Where(one => one != lead))
        {
            if (newest[other] is { } held && await GoalAsync(transaction, other, good, held) is { } goal)
                await RecallAsync(transaction, other, goal, held, cancellation);
        }

        await RollOutRow.ForgetAsync(transaction, names);
        return await FinishAsync(transaction, names, ListTarget.Everybody, cancellation);
    }

    /// <summary>
    /// Publishes every list anew that a lane holds in a newer version than headquarters knows, above that version, and
    /// signs the roles with numbers above all that lanes can have: for headquarters on a restored backup.
    /// </summary>
    /// <exception cref="StopException">A lane says a version that nobody can have published.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was signed.</exception>
    public async Task<IReadOnlyList<CourseStep>> LiftAsync(TwoPersons persons, CancellationToken cancellation)
    {
        var held = await new HeldVersions(warehouse).HeldAsync(cancellation);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await persons.RequireAsync(transaction, clock.GetUtcNow().UtcDateTime);
        var highest = held.GroupBy(one => one.ListName)
            .ToDictionary(list => list.Key, list => list.MaxBy(one => one.Version)!);
        var newest = await TakeTurnsAsync(transaction, [.. highest.Keys]);
        List<string> lifted = [];
        foreach (var (name, lane) in highest)
        {
            if (newest[name] is not { } last || lane.Version <= last.Version)
                continue;
            if (lane.Version > last.Version + FarthestAhead)
                throw new StopException($"{lane.LaneId} says version {lane.Version} of {name}: look at that first.");
            await LiftAsync(transaction, name, last, lane.Version, cancellation);
            lifted.Add(name);
        }

        if (lifted.Count == 0)
            throw new StopException("No lane holds a newer list than headquarters has published.");
        return await FinishAsync(transaction, lifted, share: null, cancellation, SkippedRoles);
    }

    private async Task LiftAsync(
        NpgsqlTransaction transaction, string name, PublishedVersion last, long above, CancellationToken cancellation)
    {
        if (await ListWriter.ForAllAsync(transaction, name) is { } forAll && forAll.Version < last.Version)
            await _writer.CopyAsync(transaction, name, forAll, ++above, forAll.Release, cancellation);
        await _writer.CopyAsync(transaction, name, last, ++above, last.Release, cancellation);
    }

    private Task RecallAsync(
        NpgsqlTransaction transaction,
        string name,
        PublishedVersion good,
        PublishedVersion last,
        CancellationToken cancellation)
    {
        var release = ListRelease.ToAll with { RecallsFrom = good.Version + 1, RecallsTo = last.Version };
        return _writer.CopyAsync(transaction, name, good, last.Version + 1, release, cancellation);
    }

    // Null when it stays as it is.
    private static async Task<PublishedVersion?> GoalAsync(
        NpgsqlTransaction transaction, string name, PublishedVersion good, PublishedVersion held)
    {
        var goal = ListNames.IsOfLostDocuments(name)
            ? await ListWriter.AsOfAsync(transaction, name, good.CreatedAt)
            : await ListWriter.ForAllAsync(transaction, name);
        return goal is null || goal.Version == held.Version || (held.IsForAll && held.HasDigest(goal.ContentSha256))
            ? null
            : goal;
    }

    // Always in one order, so that nobody waits for a turn that waits for this one.
    private static async Task<Dictionary<string, PublishedVersion?>> TakeTurnsAsync(
        NpgsqlTransaction transaction, IReadOnlyList<string> names)
    {
        var newest = new Dictionary<string, PublishedVersion?>(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
            newest[name] = await ListWriter.TakeTurnAsync(transaction, name);
        return newest;
    }

    private async Task<IReadOnlyList<CourseStep>> FinishAsync(
        NpgsqlTransaction transaction,
        IReadOnlyList<string> names,
        int? share,
        CancellationToken cancellation,
        long skip = 0)
    {
        List<CourseStep> steps = [];
        foreach (var (name, newest) in await TakeTurnsAsync(transaction, names))
        {
            if (newest is not null)
                steps.Add(new(name, newest.Version, share ?? newest.Share, newest.RecallsFrom, newest.RecallsTo));
        }

        await _writer.FinishAsync(transaction, names, cancellation, skip);
        return steps;
    }
}
