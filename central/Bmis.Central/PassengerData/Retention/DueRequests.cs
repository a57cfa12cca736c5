using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// Requests before boarding, their answers, and referrals, kept as long as lists are: who a person was, by what he or
/// she is found again, words and messages. How many were asked about and how it was decided stays.
/// </summary>
internal static class DueRequests
{
    private const int Most = 500;

    private const string Select =
        """
        select p.person_id from interactive_person p join flight f using (flight_id)
        where p.content is not null and p.person_id > @after and p.decided_at < @before
            and least(
                coalesce(f.arrives_at, f.departs_at, f.departs_on::timestamp) at time zone 'UTC',
                p.decided_at + interval '370 days') < @before
        order by p.person_id limit @Most
        """;

    private const string Erase =
        """
        update interactive_person
        set content = null, document = null, entry_id = '', person_key = uuid_send(person_id)
        where person_id = any (@ids);
        update interactive_decision set words = null, entry_id = '' where person_id = any (@ids);
        update interactive_notice set message = null where person_id = any (@ids)
        """;

    // Lanes have it as long as the flight's list.
    private const string SelectReferrals =
        """
        select r.referral_id from passenger_referral r join flight f using (flight_id)
        where r.content is not null and r.referral_id > @after and r.made_at < @before
            and least(
                coalesce(f.arrives_at, f.departs_at, f.departs_on::timestamp) at time zone 'UTC',
                r.made_at + interval '370 days') < @before
        order by r.referral_id limit @Most
        """;

    private const string EraseReferrals =
        "update passenger_referral set content = null, words = null where referral_id = any (@ids)";

    private const string SelectAnswers =
        """
        select transmission_id from interactive_request
        where answer is not null and transmission_id > @after and received_at < @before
        order by transmission_id limit @Most
        """;

    private const string EraseAnswers =
        "update interactive_request set answer = null where transmission_id = any (@ids)";

    /// <summary>Persons who were asked about: a <see cref="RetentionStep"/>.</summary>
    public static Task<(Guid? Last, RetentionTally Done)> ErasePersonsAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after) =>
        StepAsync(transaction, Select, Erase, new { after, before = policy.KeptFrom(now), Most });

    /// <summary>Persons whom posts were asked to refer: a <see cref="RetentionStep"/>.</summary>
    public static Task<(Guid? Last, RetentionTally Done)> EraseReferralsAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after) =>
        StepAsync(transaction, SelectReferrals, EraseReferrals, new { after, before = policy.KeptFrom(now), Most });

    /// <summary>Answers that were given: a <see cref="RetentionStep"/>.</summary>
    public static Task<(Guid? Last, RetentionTally Done)> EraseAnswersAsync(
        NpgsqlTransaction transaction, RetentionPolicy policy, DateTimeOffset now, Guid after) =>
        StepAsync(transaction, SelectAnswers, EraseAnswers, new { after, before = policy.KeptFrom(now), Most });

    private static async Task<(Guid? Last, RetentionTally Done)> StepAsync(
        NpgsqlTransaction transaction, string select, string erase, object due)
    {
        var connection = transaction.Connection!;
        Guid[] ids = [.. await connection.QueryAsync<Guid>(select, due, transaction)];
        if (ids is not [.., var last])
            return (null, RetentionTally.None);
        await connection.ExecuteAsync(erase, new { ids }, transaction);
        return (last, RetentionTally.None with { Requests = ids.Length });
    }
}
