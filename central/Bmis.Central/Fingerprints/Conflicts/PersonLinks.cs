using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Enrolments;
using Dapper;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Finds whom two people have decided to be one person: names and documents by which he or she is known.</summary>
internal sealed class PersonLinks(IWarehouse warehouse)
{
    // A chain of more decisions is a sign of something else.
    private const int MostKeys = 64;

    // A document leads to the persons who were enrolled with it: decisions know the person where there is one.
    private const string SelectEnrolled =
        """
        select distinct coalesce(person, document, uuid_send(enrolment_id)) from finger_enrolment
        where (person = any(@Keys) or document = any(@Keys) or enrolment_id = any(@Ids)) and content is not null
        limit @most
        """;

    private const string SelectJoined =
        """
        select conflict_id, persons from finger_conflict
        where decided = 'same' and entry_id = '' and persons && @keys limit @most
        """;

    /// <summary>Every key of a person who is asked for by blind indexes.</summary>
    public async Task<PersonKeys> OfAsync(byte[]? person, byte[]? document, CancellationToken cancellation) =>
        await OfAsync(PersonKeys.Of([person, document], []), cancellation);

    /// <summary>Every key of the person of an enrolment.</summary>
    public async Task<PersonKeys> OfAsync(StoredEnrolment one, CancellationToken cancellation) =>
        await OfAsync(
            PersonKeys.Of([one.Person, one.Document, one.EnrolmentId.ToByteArray(bigEndian: true)], []), cancellation);

    private async Task<PersonKeys> OfAsync(PersonKeys asked, CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var seeds = asked.With(
            await reading.QueryAsync<byte[]>(SelectEnrolled, new { asked.Keys, asked.Ids, most = MostKeys }), []);
        var joined = PersonKeys.Of([], []);
        for (var size = -1; size < joined.Keys.Length && size < MostKeys;)
        {
            size = joined.Keys.Length;
            var found = (await connection.QueryAsync<(Guid Id, byte[][] Persons)>(
                SelectJoined, new { keys = seeds.Keys.Concat(joined.Keys).ToArray(), most = MostKeys })).ToList();
            joined = joined.With(found.SelectMany(one => one.Persons), found.Select(one => one.Id));
        }

        return asked.With(joined.Keys, joined.Conflicts);
    }
}
