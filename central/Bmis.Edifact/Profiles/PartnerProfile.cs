namespace Bmis.Edifact.Profiles;

/// <summary>
/// What is agreed with a country's or carrier's system, or known of it: data, never a reason to refuse a message that
/// can be read.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Origin">Where its values come from.</param>
/// <param name="Match">Which interchanges it is for.</param>
/// <param name="Lists">PAXLST.</param>
/// <param name="Bookings">PNRGOV.</param>
/// <param name="Interactive">Interactive API.</param>
/// <param name="Answers">CUSRES.</param>
/// <param name="WantsContrl">Whether interchanges are acknowledged by CONTRL although UNB does not ask.</param>
/// <param name="Times">Times.</param>
public sealed record PartnerProfile(
    string Code,
    string Name,
    string Origin,
    ProfileMatch Match,
    ListRules Lists,
    BookingRules Bookings,
    InteractiveRules Interactive,
    AnswerCodes Answers,
    bool WantsContrl,
    ProfileTimes Times);
