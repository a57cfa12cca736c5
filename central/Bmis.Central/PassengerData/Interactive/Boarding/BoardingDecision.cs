using System.Globalization;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.PassengerData.Screening;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>What is decided about a person, and why. It prints as <c>[decision]</c>.</summary>
/// <param name="Outcome">Cleared, refused or insufficient.</param>
/// <param name="Reason">A word of <see cref="BoardingReason"/>.</param>
/// <param name="EntryId">The entry whose order counts; empty for none.</param>
/// <param name="IsDiscreet">Whether only the role for discreet checks may see the reason.</param>
internal sealed record BoardingDecision(
    BoardingState Outcome, string Reason = BoardingReason.None, string EntryId = "", bool IsDiscreet = false)
{
    // Whoever is sought so must not be warned: the carrier hears nothing, and nobody waits.
    private static readonly AlertAction[] Quiet =
    [
        AlertAction.Arrest, AlertAction.DiscreetCheck, AlertAction.MissingPerson, AlertAction.Protection,
    ];

    public bool AwaitsDesk => Reason == BoardingReason.PossibleMatch;

    /// <summary>What the carrier is told, as a word of the table of codes.</summary>
    public string Word => AwaitsDesk ? "waiting" : WordOf(Outcome);

    /// <summary>The word of an outcome.</summary>
    public static string WordOf(BoardingState state) => BoardingText.Of(state);

    /// <summary>
    /// Decides by order, validity and list. Only an exact match that its owner ordered, or a document that has expired,
    /// refuses; whatever merely may be somebody boards, or waits for a desk that is staffed.
    /// </summary>
    public static BoardingDecision Of(
        TravellerFacts facts, DateOnly arrival, BoardingRules rules, PartnerPolicy policy, DateTimeOffset now)
    {
        var traveller = new KnownTraveller(facts);
        if (rules.OrderFor(traveller.Documents) is { } order)
            return new(BoardingState.Refused, BoardingReason.Order, order.EntryId, order.IsDiscreet);
        if (IsIncomplete(facts, traveller))
            return new(BoardingState.Insufficient, BoardingReason.Data);
        if (IsExpired(facts, arrival))
            return new(BoardingState.Refused, BoardingReason.Expired);
        return policy.WaitsForDesk && rules.IsDeskStaffed && IsDoubtful(traveller, rules.Alerts, now)
            ? new(BoardingState.Insufficient, BoardingReason.PossibleMatch)
            : new(BoardingState.Cleared);
    }

    public override string ToString() => "[decision]";

    private static bool IsIncomplete(TravellerFacts facts, KnownTraveller traveller) =>
        facts.Surname.Length == 0
        || !IsDay(facts.Birth, out _)
        || traveller.PersonKey is null
        || !traveller.Documents.Any(one => !IsVisa(one.DocumentCode));

    private static bool IsExpired(TravellerFacts facts, DateOnly arrival) =>
        facts.Documents.Where(one => !IsVisa(one.Type)).ToList() is { Count: > 0 } documents
        && documents.TrueForAll(one => IsDay(one.Expiry, out var last) && last < arrival);

    private static bool IsDoubtful(KnownTraveller traveller, AlertSnapshot? alerts, DateTimeOffset now) =>
        alerts is not null && traveller.Queries().SelectMany(query => ScreenedQueries.Find(alerts, query))
            .Any(one => IsDoubt(one, traveller, now));

    private static bool IsDoubt(AlertCandidate candidate, KnownTraveller traveller, DateTimeOffset now)
    {
        var entry = candidate.Entry;
        return entry.Actions.Strongest != AlertAction.None
            && !Quiet.Contains(entry.Actions.OnEntry) && !Quiet.Contains(entry.Actions.OnExit)
            && !entry.HasProtectionMark
            && !(entry.Terms.ExpiresOn < DateOnly.FromDateTime(now.UtcDateTime))
            && (!entry.IsDrill || traveller.HasSpecimen);
    }

    private static bool IsVisa(string type) => type.StartsWith('V');

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
