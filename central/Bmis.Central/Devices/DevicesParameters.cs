using Bmis.Sync.Wire;

namespace Bmis.Central.Devices;

/// <summary>The numbers that enrolment works by.</summary>
internal static class DevicesParameters
{
    /// <summary>Wrong codes before a lane's code is of no use. Ours: slips of a finger, no guesses.</summary>
    public const int MostTries = 5;

    /// <summary>Certificates that a lane may get in a day. Ours: it needs one; more are lost answers.</summary>
    public const int MostInADay = 20;

    /// <summary>
    /// A certificate begins this much before it is issued. Ours: as with <c>certificates make</c>, for servers whose
    /// clocks differ.
    /// </summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What all devices together may ask on the port for enrolment of one server. Ours: a country enrols some lanes an
    /// hour; whoever floods the port takes nothing from the lanes' port.
    /// </summary>
    public static readonly CallerLimitOptions Limits = new() { CallsPerSecond = 5, Burst = 50, OpenStreams = 1 };
}
