using Bmis.Central.Database;
using Bmis.Central.PassengerData.Storing;
using Npgsql;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Decides requests and writes them in one durable commit, and only then answers. One that fails takes no other with
/// it. Safe for all threads.
/// </summary>
internal sealed class RequestAnswering(IWarehouse warehouse, InteractiveSeal seal, IntakeSignal signal)
{
    // Of codes that carriers make up, no more is written than any standard has.
    private const int LongestCode = 35;

    /// <summary>Answers a group, in which each person and all bytes are once. It throws nothing.</summary>
    public async Task AnswerAsync(IReadOnlyList<AskedRequest> group)
    {
        try
        {
            var answers = await CommitAsync(group);
            signal.Raise();
            foreach (var (asked, answer) in answers)
                asked.Answered(answer);
        }
        catch (Exception fault) when (group.Count == 1 || fault is NpgsqlException and not PostgresException)
        {
            // Without a warehouse none is answered, and nobody waits behind others to hear it.
            foreach (var one in group)
                one.Failed(fault);
        }
        catch (Exception)
        {
            foreach (var one in group)
                await AnswerAsync([one]);
        }
    }

    private async Task<IReadOnlyList<(AskedRequest Asked, byte[] Answer)>> CommitAsync(
        IReadOnlyList<AskedRequest> group)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rows = await RequestRows.KeepAsync(transaction, group);
        var all = group.Select(rows.Of)
            .Select(one => (one.Kept, Answer: seal.Answer(one.Kept.Id, one.Answer)))
            .ToLookup(one => one.Answer is null);
        List<KeptRequest> fresh = [.. all[true].Select(one => one.Kept)];
        var decided = fresh.Count == 0 ? [] : await DecideAsync(transaction, fresh);
        await transaction.CommitAsync();
        return [.. decided, .. all[false].Select(one => (one.Kept.Asked, one.Answer!))];
    }

    private async Task<IReadOnlyList<(AskedRequest Asked, byte[] Answer)>> DecideAsync(
        NpgsqlTransaction transaction, List<KeptRequest> fresh)
    {
        var (decided, changed) = (new List<(KeptRequest Kept, byte[] Answer)>(), new List<PersonRow>());
        foreach (var kept in await HoldAsync(transaction, fresh))
        {
            var (persons, answer) = kept.Asked.Deciding.Decide(kept);
            decided.Add((kept, answer));
            changed.AddRange(persons);
        }

        await RequestRows.WriteAsync(
            transaction, decided.ConvertAll(one => Row(one.Kept, seal.SealAnswer(one.Kept.Id, one.Answer))), changed);
        foreach (var (kept, _) in decided.Where(one => one.Kept.Asked.Deciding.Request.Kind == RequestKind.OnBoard))
            await BoardAsync(transaction, kept);
        return decided.ConvertAll(one => (one.Kept.Asked, one.Answer));
    }

    // How the persons stand whom the requests are about; nobody else changes them before the commit.
    private static async Task<List<KeptRequest>> HoldAsync(NpgsqlTransaction transaction, List<KeptRequest> requests)
    {
        if (requests is [{ Asked.IsAboutAll: true, Flight: { } flight } alone])
            return
            [
                alone with
                {
                    Before = await PersonRows.HoldAsync(transaction, flight, alone.Asked.Deciding.Partner),
                },
            ];
        var keys = requests.SelectMany(KeysOf).ToList();
        if (keys.Count == 0)
            return requests;
        var held = (await PersonRows.HoldAsync(transaction, keys)).ToLookup(one => (one.FlightId, one.PartnerId));
        return requests.ConvertAll(one => one.Flight is { } of
            ? one with { Before = BeforeOf(one, held[(of, one.Asked.Deciding.Partner)]) }
            : one);
    }

    private static IEnumerable<AskedKey> KeysOf(KeptRequest kept) => kept.Flight is not { } flight
        ? []
        : kept.Asked.Deciding.Keys!.Select(key =>
            new AskedKey { FlightId = flight, PartnerId = kept.Asked.Deciding.Partner, PersonKey = key });

    private static IReadOnlyList<PersonRow> BeforeOf(KeptRequest kept, IEnumerable<PersonRow> held)
    {
        var keys = kept.Asked.Deciding.Keys!.Select(Convert.ToHexString).ToHashSet();
        return [.. held.Where(one => keys.Contains(Convert.ToHexString(one.PersonKey)))];
    }

    private static Task BoardAsync(NpgsqlTransaction transaction, KeptRequest kept) => PersonRows.BoardAsync(
        transaction, kept.Flight!.Value, kept.Asked.Deciding.Partner, kept.Asked.Deciding.Keys!,
        kept.Asked.Deciding.Now);

    private static RequestRow Row(KeptRequest kept, byte[] answer)
    {
        var deciding = kept.Asked.Deciding;
        var request = deciding.Request;
        return new()
        {
            Transmission = kept.Id,
            Partner = deciding.Partner,
            Flight = kept.Flight,
            DocumentCode = Clipped(request.List?.Document),
            Function = Clipped(request.List?.Function),
            RequestTransaction =
                request.Kind is RequestKind.Unreadable or RequestKind.Exception ? "" : request.Transaction,
            Persons = request.Persons.Count,
            ReceivedAt = deciding.Now,
            Outcome = deciding.Outcome,
            ListVersion = deciding.Rules.ListVersion,
            Answer = answer,
        };
    }

    private static string Clipped(string? code) =>
        new([.. (code ?? "").Where(one => !char.IsControl(one)).Take(LongestCode)]);
}
