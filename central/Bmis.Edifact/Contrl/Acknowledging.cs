using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>
/// When an interchange is acknowledged, and how a decision about it reads (ISO 9735-4; PASSENGER-DATA facts, CONTRL).
/// </summary>
public static class Acknowledging
{
    private const string Wanted = "1";
    private const string ReceiptWanted = "2";

    /// <summary>
    /// What the sender asks for: <see cref="SyntaxAction.Acknowledged"/> for an answer about the syntax (0031 is 1, or
    /// the partner's profile wants it), <see cref="SyntaxAction.Received"/> for a receipt alone (0031 is 2), null for
    /// nothing. An interchange with a CONTRL is never acknowledged, nor is one that does not say who sent it.
    /// </summary>
    /// <param name="interchange">What was received.</param>
    /// <param name="byProfile">Whether the partner's profile asks, whatever UNB says.</param>
    public static SyntaxAction? Asked(ReceivedInterchange interchange, bool byProfile = false)
    {
        if (interchange.Header is not { } header || header.Sender.Code.Length == 0
            || interchange.Messages.Any(ContrlReader.IsOne))
            return null;
        if (byProfile || header.AcknowledgementRequest == Wanted)
            return SyntaxAction.Acknowledged;
        return header.AcknowledgementRequest == ReceiptWanted ? SyntaxAction.Received : null;
    }

    /// <summary>
    /// The report of a decision; null when nothing is asked for. Who asks for a receipt alone is told no more, whatever
    /// was decided.
    /// </summary>
    /// <param name="transmission">What the interchange lies in; its findings tell the places of errors.</param>
    /// <param name="interchange">What was received.</param>
    /// <param name="decision">What was decided about it.</param>
    /// <param name="byProfile">Whether the partner's profile asks, whatever UNB says.</param>
    /// <param name="own">What was found when its messages were read; null for nothing.</param>
    public static SyntaxReport? Of(
        Transmission transmission, ReceivedInterchange interchange, AcknowledgementDecision decision,
        bool byProfile = false, DiagnosticList? own = null)
    {
        if (Asked(interchange, byProfile) is not { } asked)
            return null;
        if (asked == SyntaxAction.Received)
            decision = AcknowledgementDecision.Received;
        var places = new ErrorPlaces(transmission, interchange, own);
        var named = new HashSet<ReceivedMessage>(
            decision.Action == SyntaxAction.Acknowledged ? decision.Rejected
            : decision is { Action: SyntaxAction.Rejected, Reason: SyntaxError.None }
                ? interchange.Messages.Where(message => !places.Of(message).IsEmpty) : []);
        var reports = interchange.Messages.Where(named.Contains)
            .ToLookup(message => message.Group, message => Report(message, places.Of(message)));
        return new SyntaxReport
        {
            InterchangeReference = interchange.Header!.ControlReference,
            Sender = interchange.Header.Sender,
            Recipient = interchange.Header.Recipient,
            Level = Level(decision, places, named.Count > 0, interchange.Messages.Count == 0),
            Groups = Groups(interchange, decision.Action, places, reports),
            Messages = [.. reports[null]],
        };
    }

    private static LevelReport Level(
        AcknowledgementDecision decision, ErrorPlaces places, bool namesMessages, bool isEmpty)
    {
        if (decision.Action != SyntaxAction.Rejected)
            return new(decision.Action);
        if (decision.Reason != SyntaxError.None)
            return SyntaxErrors.Rejection(decision.Reason);
        if (places.Interchange is not null)
            return places.Interchange;
        return new(
            SyntaxAction.Rejected,
            isEmpty ? SyntaxError.LowerLevelEmpty : namesMessages ? SyntaxError.None : SyntaxError.Unspecified);
    }

    // A group is named for its own fault in a rejection, and for the messages in it that are named.
    private static List<GroupReport> Groups(
        ReceivedInterchange interchange, SyntaxAction action, ErrorPlaces places,
        ILookup<ReceivedGroup?, MessageReport> messages)
    {
        var reports = new List<GroupReport>();
        if (action == SyntaxAction.Received)
            return reports;
        foreach (var group in interchange.Groups)
        {
            var fault = action == SyntaxAction.Rejected ? places.Of(group) : null;
            if (fault is not null || messages.Contains(group))
                reports.Add(new(
                    group.Header.Reference, group.Header.Sender, group.Header.Recipient, fault ?? new(action),
                    [.. messages[group]]));
        }

        return reports;
    }

    private static MessageReport Report(ReceivedMessage message, MessageErrors errors) => MessageReport.Of(
        message.Header,
        errors.Level ?? new(
            SyntaxAction.Rejected, errors.IsEmpty ? SyntaxError.Unspecified : SyntaxError.None),
        errors.Segments);
}
