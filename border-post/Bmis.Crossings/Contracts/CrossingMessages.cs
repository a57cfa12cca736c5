using Bmis.Biographics;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Translates between the record and its message; every field read back is checked.</summary>
internal static class CrossingMessages
{
    internal static CrossingMessage ToMessage(Crossing crossing)
    {
        var message = new CrossingMessage
        {
            CrossingId = ByteString.CopyFrom(crossing.CrossingId.ToByteArray(bigEndian: true)),
            Direction = (Contracts.Direction)crossing.Direction,
            OpenedAt = UnixTime.ToMicroseconds(crossing.OpenedAt),
            DecidedAt = UnixTime.ToMicroseconds(crossing.DecidedAt),
            TimeZone = crossing.TimeZone,
            PostCode = crossing.PostCode,
            LaneId = crossing.LaneId,
            OfficerId = crossing.OfficerId,
            ShiftId = crossing.ShiftId,
            SupervisorId = crossing.SupervisorId,
            CaptureMode = (Contracts.CaptureMode)crossing.CaptureMode,
            Traveller = crossing.Traveller is { } traveller ? ToMessage(traveller) : null,
            Document = crossing.Document is { } document ? ToMessage(document) : null,
            Verdict = (Contracts.Verdict)crossing.Verdict,
            Decision = crossing.Decision.Code,
            Reason = crossing.Reason,
            Category = crossing.Category,
            Trip = TripMessages.ToMessage(crossing.Trip),
            ReferralId = crossing.ReferralId is { } referral
                ? ByteString.CopyFrom(referral.ToByteArray(bigEndian: true))
                : ByteString.Empty,
            TypedBy = crossing.TypedBy,
            LookedBy = crossing.LookedBy,
            PaperForm = crossing.PaperForm,
            HitsLeftOut = crossing.HitsLeftOut,
        };
        if (crossing.Photograph is { } photograph) message.Photograph = ToMessage(photograph);
        message.Grounds.AddRange(crossing.Grounds);
        message.Checks.AddRange(crossing.Checks.Select(ToMessage));
        message.Hits.AddRange(crossing.Hits.Select(HitMessages.ToMessage));
        message.Lists.AddRange(crossing.Lists.Select(ToMessage));
        return message;
    }

    internal static bool TryToCrossing(CrossingMessage message, out Crossing? crossing, out string problem)
    {
        crossing = null;
        problem = Problem(message);
        if (problem.Length > 0) return false;
        if (!TryTraveller(message.Traveller, out var traveller, out problem)) return false;
        if (!TryDocument(message.Document, out var document, out problem)) return false;
        if (!TripMessages.TryTrip(message.Trip, out var trip, out problem)) return false;
        crossing = new Crossing
        {
            CrossingId = new Guid(message.CrossingId.Span, bigEndian: true),
            Direction = (Records.Direction)message.Direction,
            OpenedAt = UnixTime.FromMicroseconds(message.OpenedAt)!.Value,
            DecidedAt = UnixTime.FromMicroseconds(message.DecidedAt)!.Value,
            TimeZone = message.TimeZone,
            PostCode = message.PostCode,
            LaneId = message.LaneId,
            OfficerId = message.OfficerId,
            ShiftId = message.ShiftId,
            SupervisorId = message.SupervisorId,
            CaptureMode = (Records.CaptureMode)message.CaptureMode,
            Traveller = traveller,
            Document = document,
            Verdict = (Decisions.Verdict)message.Verdict,
            Decision = DecisionCode.Parse(message.Decision).Value,
            Reason = message.Reason,
            Checks = [.. message.Checks.Select(ToOutcome)],
            Hits = [.. message.Hits.Select(HitMessages.ToHit)],
            HitsLeftOut = message.HitsLeftOut,
            Lists = [.. message.Lists.Select(ToList)],
            Category = message.Category,
            Trip = trip,
            ReferralId = message.ReferralId.IsEmpty ? null : new Guid(message.ReferralId.Span, bigEndian: true),
            TypedBy = message.TypedBy,
            LookedBy = message.LookedBy,
            PaperForm = message.PaperForm,
            Grounds = [.. message.Grounds],
            Photograph = message.Photograph is { } photograph ? ToPhotograph(photograph) : null,
        };
        return true;
    }

    private static string Problem(CrossingMessage message)
    {
        if (message.CrossingId.Length != 16) return "crossing_id.length";
        if (message.ReferralId.Length is not (0 or 16)) return "referral_id.length";
        if (message.Photograph is { } photograph && !IsPhotograph(photograph)) return "photograph.form";
        if (message.TypedBy.Length > 64 || message.LookedBy.Length > 64) return "typed_by.length";
        if (message.PaperForm.Length > 64) return "paper_form.length";
        if (message.Grounds.Count > SecondLine.Outcome.MostGrounds) return "grounds.count";
        if (!Enum.IsDefined((Records.Direction)message.Direction)) return "direction.unknown";
        if (!Enum.IsDefined((Records.CaptureMode)message.CaptureMode)) return "capture_mode.unknown";
        if (!Enum.IsDefined((Decisions.Verdict)message.Verdict)) return "verdict.unknown";
        if (UnixTime.FromMicroseconds(message.OpenedAt) is null) return "opened_at.range";
        if (UnixTime.FromMicroseconds(message.DecidedAt) is null) return "decided_at.range";
        if (!DecisionCode.Parse(message.Decision).Succeeded) return "decision.unknown";
        if (message.PostCode.Length is 0 or > 16) return "post_code.length";
        if (message.LaneId.Length is 0 or > 64) return "lane_id.length";
        if (message.Checks.Any(check => !Enum.IsDefined((Records.CheckResult)check.Result))) return "checks.result";
        if (message.HitsLeftOut < 0) return "hits_left_out.range";
        if (message.Hits.Any(hit => HitMessages.Problem(hit).Length > 0)) return "hits.form";
        return message.Lists.Any(list => !Enum.IsDefined((Records.Freshness)list.Freshness)) ? "lists.freshness" : "";
    }

    internal static TravellerMessage ToMessage(Traveller traveller) => new()
    {
        PrimaryIdentifier = traveller.Name.Primary,
        SecondaryIdentifier = traveller.Name.Secondary,
        MrzPrimary = traveller.Name.MrzPrimary,
        MrzSecondary = traveller.Name.MrzSecondary,
        BirthDate = traveller.BirthDate.ToIso(),
        Sex = traveller.Sex.ToString(),
        Nationality = traveller.Nationality.Code,
    };

    internal static bool TryTraveller(TravellerMessage? message, out Traveller? traveller, out string problem)
    {
        (traveller, problem) = (null, "");
        if (message is null) return true;
        var name = PersonName.Parse(message.PrimaryIdentifier, message.SecondaryIdentifier);
        if (!name.Succeeded) problem = $"traveller.name: {name.Problem}";
        else if (!TryDate(message.BirthDate, out var birth)) problem = "traveller.birth_date";
        else if (!SexCode.Parse(message.Sex).TryGet(out var sex)) problem = "traveller.sex";
        else if (!TryState(message.Nationality, out var nationality)) problem = "traveller.nationality";
        else
            traveller = new(
                name.Value.WithMrz(message.MrzPrimary, message.MrzSecondary),
                birth,
                sex,
                nationality);
        return traveller is not null;
    }

    internal static TravelDocumentMessage ToMessage(TravelDocument document) => new()
    {
        DocumentCode = document.DocumentCode,
        IssuingState = document.IssuingState.Code,
        Number = document.Number.Text,
        ExpiryDate = document.Expiry.ToIso(),
        Mrz = document.Mrz,
    };

    internal static bool TryDocument(TravelDocumentMessage? message, out TravelDocument? document, out string problem)
    {
        (document, problem) = (null, "");
        if (message is null) return true;
        if (message.DocumentCode.Length > 2) problem = "document.code";
        else if (!TryIssuer(message.IssuingState, out var state)) problem = "document.issuing_state";
        else if (!DocumentNumber.Parse(message.Number).TryGet(out var number)) problem = "document.number";
        else if (message.Mrz.Length > 200) problem = "document.mrz";
        else if (!TryDate(message.ExpiryDate, out var expiry)) problem = "document.expiry_date";
        else document = new(message.DocumentCode, state, number, expiry, message.Mrz);
        return document is not null;
    }

    internal static PhotographMessage ToMessage(Photograph photograph) => new()
    {
        Sha256 = ByteString.CopyFrom(Convert.FromHexString(photograph.Sha256)),
        Length = photograph.Length,
        Quality = photograph.Quality,
    };

    internal static Photograph ToPhotograph(PhotographMessage message) =>
        new(Convert.ToHexStringLower(message.Sha256.Span), message.Length, message.Quality);

    internal static bool IsPhotograph(PhotographMessage message) =>
        message.Sha256.Length == 32
        && message.Length is > 0 and <= Photograph.MostBytes
        && message.Quality.Length <= Photograph.LongestQuality;

    private static CheckMessage ToMessage(CheckOutcome outcome) => new()
    {
        Check = outcome.Check,
        Result = (Contracts.CheckResult)outcome.Result,
        Reason = outcome.Reason,
        Mandatory = outcome.Mandatory,
        Took = (long)outcome.Took.TotalMicroseconds,
    };

    private static CheckOutcome ToOutcome(CheckMessage check) => new(
        check.Check,
        (Records.CheckResult)check.Result,
        check.Reason,
        check.Mandatory,
        TimeSpan.FromTicks(Math.Clamp(check.Took, 0, TimeSpan.TicksPerDay) * TimeSpan.TicksPerMicrosecond));

    private static ListMessage ToMessage(ConsultedList list) => new()
    {
        Name = list.Name, Version = list.Version, Freshness = (Contracts.Freshness)list.Freshness,
    };

    private static ConsultedList ToList(ListMessage list) =>
        new(list.Name, list.Version, (Records.Freshness)list.Freshness);

    // A code that no list knows stays out of the typed record; an empty one is the default value.
    private static bool TryState(string text, out CountryCode state)
    {
        state = default;
        return text.Length == 0 || CountryCode.Parse(text).TryGet(out state);
    }

    // An old document may be one of a State that is no more.
    private static bool TryIssuer(string text, out CountryCode state)
    {
        state = default;
        return text.Length == 0 || CountryCode.ParseIssuer(text).TryGet(out state);
    }

    private static bool TryDate(string text, out PartialDate date)
    {
        date = PartialDate.Unknown;
        return text.Length == 0 || PartialDate.Parse(text).TryGet(out date);
    }
}
