using Bmis.Edifact.Interchange;
using Bmis.Edifact.Parts;

namespace Bmis.Edifact.Profiles;

/// <summary>
/// Says how PAXLST and PNRGOV messages depart from their partner's profile. Departures are told to the partner and
/// counted; they refuse nothing. It throws on no bytes and takes linear time.
/// </summary>
public static class ProfileCheck
{
    private const string Lists = "PAXLST";
    private const string Bookings = "PNRGOV";

    /// <summary>Checks a message; one of another type departs from nothing.</summary>
    public static IReadOnlyList<ProfileFinding> Of(
        PartnerProfile profile, Transmission transmission, ReceivedMessage message)
    {
        var found = new FoundDepartures();
        if (message.Header.Type == Lists)
            CheckList(profile, transmission, message, found);
        else if (message.Header.Type == Bookings)
            CheckPush(profile.Bookings, transmission, message, found);
        return found.All;
    }

    private static void CheckList(
        PartnerProfile profile, Transmission transmission, ReceivedMessage message, FoundDepartures found)
    {
        var (rules, header) = (profile.Lists, message.Header);
        found.Demand(rules.Releases, header.Release, ProfileFindingCode.Release, message.Offset);
        found.Demand(rules.Agencies, header.Agency, ProfileFindingCode.Agency, message.Offset);
        found.Demand(rules.Associations, header.Association, ProfileFindingCode.Association, message.Offset);
        CheckEnvelope(rules.Applications, rules.UsesParts, message, found);
        var isInteractive = message.Interchange.Header?.ApplicationReference == profile.Interactive.Application;
        var segments = new ListDepartures(
            rules, isInteractive ? profile.Interactive.MostPersons : int.MaxValue,
            new TextDecoder(message.Interchange.CharacterSet), found);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            segments.Take(reader.Current);
    }

    private static void CheckPush(
        BookingRules rules, Transmission transmission, ReceivedMessage message, FoundDepartures found)
    {
        var header = message.Header;
        found.Demand(
            rules.Releases, $"{header.Version}.{header.Release}", ProfileFindingCode.Release, message.Offset);
        found.Demand(rules.Agencies, header.Agency, ProfileFindingCode.Agency, message.Offset);
        CheckEnvelope(rules.Applications, rules.UsesParts, message, found);
        var segments = new PushDepartures(rules, new TextDecoder(message.Interchange.CharacterSet), found);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            segments.Take(reader.Current);
    }

    private static void CheckEnvelope(
        IReadOnlyList<string> applications, bool usesParts, ReceivedMessage message, FoundDepartures found)
    {
        if (message.Interchange.Header is { } header)
            found.Demand(
                applications, header.ApplicationReference, ProfileFindingCode.Application,
                message.Interchange.Offset);
        var mark = PartMark.Of(message.Header);
        if (!usesParts && !(mark.IsFirst && mark.IsLast))
            found.Add(ProfileFindingCode.Part, message.Offset);
    }
}
