namespace Bmis.Central.Demonstration;

/// <summary>The tunable numbers of the demonstration's traffic; all of them invented, none measured.</summary>
internal static class TrafficParameters
{
    /// <summary>Travellers a day over all posts, unless a total is asked for.</summary>
    public const int TravellersADay = 1400;

    /// <summary>Most days of one demonstration.</summary>
    public const int MostDays = 3660;

    /// <summary>Most travellers of one demonstration.</summary>
    public const int MostTravellers = 5_000_000;

    /// <summary>How far one day's traffic strays from its plan, as a share.</summary>
    public const double DailyNoise = 0.12;

    /// <summary>Inspections that end in second line, as a share.</summary>
    public const double Referred = 0.014;

    /// <summary>Referrals because of an alert that possibly means the traveller, as a share of referrals.</summary>
    public const double ReferredForAlert = 0.1;

    /// <summary>Referred entries that are refused in second line, as a share.</summary>
    public const double Refused = 0.16;

    /// <summary>Transits, as a share of an airport's arrivals.</summary>
    public const double Transit = 0.03;

    /// <summary>Crossings recorded while the lane had no link, as a share.</summary>
    public const double Offline = 0.03;

    /// <summary>Seconds an ordinary inspection takes at least and at most.</summary>
    public const int ShortestInspection = 14;
    public const int LongestInspection = 75;

    /// <summary>Seconds that second line takes at least and at most.</summary>
    public const int ShortestSecondLine = 300;
    public const int LongestSecondLine = 2700;

    /// <summary>Foreigners whose fingers are taken, as a share: few, because each enrolment is searched for.</summary>
    public const double Fingers = 0.04;

    /// <summary>Captures that give no print, as a share.</summary>
    public const double FingersInVain = 0.02;

    /// <summary>Enrolments of somebody who has several names, as a share, and how many such people there are.</summary>
    public const double SecondName = 0.03;
    public const int PeopleWithNames = 60;
}
