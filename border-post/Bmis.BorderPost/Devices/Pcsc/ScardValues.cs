namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>Numbers of PC/SC, the same on all systems.</summary>
internal static class ScardValues
{
    /// <summary>Scope of a context: the system.</summary>
    internal const uint SystemScope = 2;

    /// <summary>
    /// Longest command and longest answer: four bytes, a length of three, 65,536 bytes, another length and two status
    /// bytes, as the service of Linux reckons.
    /// </summary>
    internal const int MostTransmitted = 65_548;

    /// <summary>Longest answer to reset (ISO/IEC 7816-3, 8.2.1) with room for what Windows keeps.</summary>
    internal const int MostAtr = 36;

    /// <summary>The name under which readers that come and go are waited for.</summary>
    internal const string AnyReader = @"\\?PnP?\Notification";

    /// <summary>Most bytes of all readers' names.</summary>
    internal const int MostNames = 64 * 1024;
}
