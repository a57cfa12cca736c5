namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>What return codes mean for the lane, and how they stand in logs.</summary>
internal static class ScardCodes
{
    /// <summary>The name and the number, for a technician.</summary>
    internal static string Describe(this ScardCode code) =>
        Enum.IsDefined(code) ? $"{code}, 0x{(uint)code:X8}" : $"0x{(uint)code:X8}";

    /// <summary>Whether a wait for changes that ended so may simply begin anew.</summary>
    internal static bool IsHarmless(this ScardCode code) => code is ScardCode.Success or ScardCode.Timeout
        or ScardCode.Cancelled or ScardCode.UnknownReader;

    /// <summary>Why a card could not be connected.</summary>
    internal static PcscFault ToFault(this ScardCode code) => code switch
    {
        ScardCode.NoLibrary or ScardCode.NoService or ScardCode.ServiceStopped or ScardCode.CommunicationError
            or ScardCode.InvalidHandle or ScardCode.Shutdown => PcscFault.NoService,
        ScardCode.UnknownReader or ScardCode.ReaderUnavailable or ScardCode.NoReaders => PcscFault.NoReader,
        ScardCode.NoSmartcard or ScardCode.RemovedCard => PcscFault.NoCard,
        ScardCode.UnresponsiveCard or ScardCode.UnpoweredCard or ScardCode.InvalidAtr
            or ScardCode.ProtocolMismatch or ScardCode.UnsupportedCard or ScardCode.CardUnsupported
            or ScardCode.NotTransacted => PcscFault.Mute,
        ScardCode.SharingViolation => PcscFault.InUse,
        _ => PcscFault.Failed,
    };

    /// <summary>What it says about the service when it cannot be used.</summary>
    internal static DeviceState ToState(this ScardCode code) =>
        code.ToFault() == PcscFault.NoService ? DeviceState.Absent : DeviceState.Faulty;
}
