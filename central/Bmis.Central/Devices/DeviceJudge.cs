namespace Bmis.Central.Devices;

/// <summary>Says how a device stands. Pure.</summary>
internal static class DeviceJudge
{
    public static DeviceView Judge(DeviceFacts facts, DateTimeOffset now) => new(
        facts,
        StateOf(facts, now.UtcDateTime),
        facts.NotAfter is { } end ? Math.Max(0, (int)(end - now.UtcDateTime).TotalDays) : null);

    private static DeviceState StateOf(DeviceFacts facts, DateTime now) => facts switch
    {
        { Disabled: true } => DeviceState.Disabled,
        { HasCertificate: false, RegisteredOnly: true } => DeviceState.Revoked,
        { HasCertificate: false } => DeviceState.Unbound,
        { NotAfter: { } end } when now > end => DeviceState.Expired,
        { NotBefore: { } begin, NotAfter: { } end } when now > begin + ((end - begin) * 2 / 3) => DeviceState.Ending,
        _ => DeviceState.Current,
    };
}
