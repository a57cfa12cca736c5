using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>Everything by which requests are decided at one moment. Immutable; swapped whole.</summary>
internal sealed record BoardingRules
{
    private static readonly AnswerCode Unknown = new("1", "");

    /// <summary>The list that lanes have; null before the first.</summary>
    public AlertSnapshot? Alerts { get; init; }

    /// <summary>Orders by issuing State and number of the document.</summary>
    public required IReadOnlyDictionary<(string State, string Number), BoardingOrder> Orders { get; init; }

    public required IReadOnlyDictionary<string, PartnerPolicy> Policies { get; init; }

    /// <summary>Codes by set and outcome.</summary>
    public required IReadOnlyDictionary<(string Codes, string Outcome), AnswerCode> Codes { get; init; }

    /// <summary>Whether somebody decides doubtful cases at once.</summary>
    public bool IsDeskStaffed { get; init; }

    public long ListVersion => Alerts?.Version ?? 0;

    /// <summary>The order that means exactly one of these documents; null for none.</summary>
    public BoardingOrder? OrderFor(IEnumerable<TravelDocument> documents) => documents
        .Select(one => Orders.GetValueOrDefault((one.IssuingState.Code, one.Number.Text)))
        .FirstOrDefault(order => order is not null);

    public PartnerPolicy PolicyOf(string partner) => Policies.GetValueOrDefault(partner) ?? PartnerPolicy.Usual;

    public AnswerCode CodeOf(PartnerPolicy policy, string outcome) =>
        Codes.GetValueOrDefault((policy.AnswerCodes, outcome)) ?? Unknown;
}
