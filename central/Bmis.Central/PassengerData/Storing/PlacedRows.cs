using System.Data.Common;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Messages as rows: which are known already, and what was found in each.</summary>
internal static class PlacedRows
{
    private const string SelectKnown =
        """
        select digest from passenger_message where digest = any (@digests) and outcome in ('stored', 'status')
        """;

    // Of a transmission that is read again, what was stored stands there already.
    private const string Insert =
        """
        insert into passenger_message (transmission_id, number, byte_offset, byte_length, type, version, sender,
            prepared_at, digest, grade, findings, outcome, reason, picture_id, profile, departures, accountable,
            received_at, persons, listed, with_birth, with_nationality, with_document, with_unread_date, warnings)
        select transmission_id, number, byte_offset, byte_length, type, version, sender, prepared_at, digest, grade,
            findings::jsonb, outcome, reason, picture_id, profile, departures::jsonb, accountable, received_at,
            persons, listed, with_birth, with_nationality, with_document, with_unread_date, warnings
        from unnest(@TransmissionId, @Number, @ByteOffset, @ByteLength, @Type, @Version, @Sender,
                @PreparedAt::timestamp[], @Digest, @Grade, @Findings, @Outcome, @Reason, @PictureId, @Profile,
                @Departures, @Accountable, @ReceivedAt::timestamptz[], @Persons, @Listed, @WithBirth, @WithNationality,
                @WithDocument, @WithUnreadDate, @Warnings)
            as one (transmission_id, number, byte_offset, byte_length, type, version, sender, prepared_at, digest,
                grade, findings, outcome, reason, picture_id, profile, departures, accountable, received_at, persons,
                listed, with_birth, with_nationality, with_document, with_unread_date, warnings)
        on conflict (transmission_id, number) do nothing
        """;

    /// <summary>Which of these were taken in before, in hexadecimal digits.</summary>
    public static async Task<HashSet<string>> KnownAsync(DbTransaction transaction, IEnumerable<byte[]> digests)
    {
        var known = await transaction.Connection!.QueryAsync<byte[]>(
            SelectKnown, new { digests = digests.ToArray() }, transaction);
        return [.. known.Select(Convert.ToHexString)];
    }

    public static async Task AddAsync(DbTransaction transaction, IReadOnlyList<PlacedMessage> messages)
    {
        if (messages.Count > 0)
            await transaction.Connection!.ExecuteAsync(
                Insert, RowArrays.Of(messages.Select(Row.Of).ToList()), transaction);
    }

    private sealed record Row
    {
        public Guid TransmissionId { get; init; }

        public int Number { get; init; }

        public int ByteOffset { get; init; }

        public int ByteLength { get; init; }

        public string Type { get; init; } = "";

        public string Version { get; init; } = "";

        public string Sender { get; init; } = "";

        public DateTime? PreparedAt { get; init; }

        public byte[] Digest { get; init; } = [];

        public string Grade { get; init; } = "";

        public string Findings { get; init; } = "";

        public string Outcome { get; init; } = "";

        public string Reason { get; init; } = "";

        public Guid? PictureId { get; init; }

        public string Profile { get; init; } = "";

        public string Departures { get; init; } = "";

        public string Accountable { get; init; } = "";

        public DateTime ReceivedAt { get; init; }

        public int Persons { get; init; }

        public int Listed { get; init; }

        public int WithBirth { get; init; }

        public int WithNationality { get; init; }

        public int WithDocument { get; init; }

        public int WithUnreadDate { get; init; }

        public int Warnings { get; init; }

        public static Row Of(PlacedMessage one)
        {
            var read = one.Message;
            // What came again, or is none of ours, says nothing about persons.
            var count = one.Outcome is "repeated" or "refused" ? MessageCount.None : MessageCount.Of(read.Content);
            return new()
            {
                TransmissionId = one.Transmission,
                Number = read.Number,
                ByteOffset = read.Message.Offset,
                ByteLength = read.Message.Length,
                Type = read.Message.Header.Type,
                Version = $"{read.Message.Header.Version}:{read.Message.Header.Release}",
                Sender = read.Sender,
                PreparedAt = read.Prepared,
                Digest = one.Digest,
                Grade = read.Content.Grade.ToString(),
                Findings = StoredFindings.Write(read.Content.Findings),
                Outcome = one.Outcome,
                Reason = read.Trouble ?? "",
                PictureId = one.Picture,
                Profile = read.Profile,
                Departures = StoredDepartures.Write(read.Departures),
                Accountable = IsOurs(one.Waiting)
                    ? ""
                    : Quality.Accountable.Of(read.Flight?.Carrier, one.Waiting.PartnerId),
                ReceivedAt = one.Waiting.ReceivedAt,
                Persons = count.Persons,
                Listed = count.Listed,
                WithBirth = count.WithBirth,
                WithNationality = count.WithNationality,
                WithDocument = count.WithDocument,
                WithUnreadDate = count.WithUnreadDate,
                Warnings = count.Warnings,
            };
        }

        // The text of a mended one is headquarters' own.
        private static bool IsOurs(WaitingTransmission one) => one.Channel == "mended";
    }
}
