using System.Globalization;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact;
using Bmis.Edifact.Contrl;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Profiles;
using Dapper;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// Tells senders by CONTRL what became of their interchanges: those whose UNB asks for it, and all of partners whose
/// profile does (ISO 9735-4). The same transmission always gets the same bytes.
/// </summary>
internal sealed class SyntaxReports(IWarehouse warehouse, PassengerSeal seal, PartnerProfiles profiles)
{
    private const int LongestReference = 14;

    private const string Select =
        """
        select t.kept, t.taken_at,
            coalesce((
                select array_agg(m.byte_offset) from passenger_message m
                where m.transmission_id = t.transmission_id and m.outcome in ('held', 'refused')), '{}') as rejected
        from passenger_transmission t
        where t.transmission_id = @transmission and t.partner_id = @partner
        """;

    /// <summary>The interchanges of CONTRL about a transmission of a partner.</summary>
    public async Task<SyntaxAnswer> OfAsync(Guid transmission, string partner, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(Select, new { transmission, partner });
        return row switch
        {
            null => new(SyntaxAnswerState.Unknown, []),
            { TakenAt: null } => new(SyntaxAnswerState.Waiting, []),
            { TakenAt: { } at } => seal.Masked(transmission, row.Kept) is { } kept
                ? new(SyntaxAnswerState.Known, Write(transmission, kept, row, at))
                : new(SyntaxAnswerState.Erased, []),
        };
    }

    private byte[] Write(Guid id, byte[] kept, Row row, DateTime at)
    {
        using var bytes = new MemoryStream();
        var transmission = CarrierMessages.Read(kept);
        for (var place = 0; place < transmission.Interchanges.Count; place++)
            bytes.Write(Write(transmission, transmission.Interchanges[place], row, at, Reference(id, place)));
        return bytes.ToArray();
    }

    private byte[] Write(
        Transmission transmission, ReceivedInterchange interchange, Row row, DateTime at, string reference)
    {
        var byProfile = profiles.For(interchange).WantsContrl;
        if (interchange.IsXml || Acknowledging.Asked(interchange, byProfile) is null)
            return [];
        var report = Acknowledging.Of(
            transmission, interchange, Decision(interchange, row), byProfile, Own(transmission, interchange));
        return report is null ? [] : ContrlWriter.Write(report, interchange, at, reference) ?? [];
    }

    private static AcknowledgementDecision Decision(ReceivedInterchange interchange, Row row)
    {
        var rejected = interchange.Messages.Where(message => row.Rejected.Contains(message.Offset)).ToList();
        return rejected.Count < interchange.Messages.Count
            ? AcknowledgementDecision.AllBut(rejected)
            : AcknowledgementDecision.Reject();
    }

    // What was found when the messages were read, beyond what was found of their envelopes.
    private static DiagnosticList Own(Transmission transmission, ReceivedInterchange interchange)
    {
        var known = transmission.Diagnostics.ToHashSet();
        var own = new DiagnosticList();
        foreach (var message in interchange.Messages)
            foreach (var one in MessageContent.Of(transmission, message).Findings.Where(one => !known.Contains(one)))
                own.Add(one.Code, one.Offset);
        return own;
    }

    // Control references have 14 characters; the end of an id differs from that of every other.
    private static string Reference(Guid transmission, int place)
    {
        var number = (place + 1).ToString("X", CultureInfo.InvariantCulture);
        return transmission.ToString("N").ToUpperInvariant()[^(LongestReference - number.Length)..] + number;
    }

    private sealed record Row
    {
        public byte[]? Kept { get; init; }

        public DateTime? TakenAt { get; init; }

        public int[] Rejected { get; init; } = [];
    }
}
