using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices;

/// <summary>One reader of the lane.</summary>
internal sealed class ReaderOptions
{
    /// <summary>Name on screens and in logs, unique in the lane.</summary>
    public string Name { get; set; } = "";

    /// <summary>How it is connected.</summary>
    public ReaderKind Kind { get; set; } = ReaderKind.Serial;

    /// <summary>A part of the names of smart card readers; empty for all that are plugged in.</summary>
    public string Contains { get; set; } = "";

    /// <summary>Path of the serial device, best one under <c>/dev/serial/by-id</c>.</summary>
    public string Port { get; set; } = "";

    /// <summary>Bits a second.</summary>
    public int Baud { get; set; } = 9600;

    /// <summary>7 or 8.</summary>
    public int DataBits { get; set; } = 8;

    /// <summary>1 or 2.</summary>
    public int StopBits { get; set; } = 1;

    /// <summary>Parity of each character.</summary>
    public SerialParity Parity { get; set; } = SerialParity.None;

    /// <summary>What the lane says to the reader when it opens it.</summary>
    public SerialProtocol Protocol { get; set; } = SerialProtocol.Plain;

    /// <summary>Silence in milliseconds that ends a frame whose end did not arrive.</summary>
    public int InterByteMilliseconds { get; set; } = 200;

    internal IEnumerable<string> Faults(string at)
    {
        if (Name.Length is 0 or > 64) yield return $"{at}:Name must name the reader in 1 to 64 characters.";
        if (!Enum.IsDefined(Kind)) yield return $"{at}:Kind must be Serial, Simulated or Pcsc.";
        if (Kind != ReaderKind.Serial) yield break;
        if (!Path.IsPathFullyQualified(Port)) yield return $"{at}:Port must be the full path of the serial device.";
        if (!SerialRates.All.Contains(Baud))
            yield return $"{at}:Baud must be one of {string.Join(", ", SerialRates.All)}.";
        if (DataBits is not (7 or 8)) yield return $"{at}:DataBits must be 7 or 8.";
        if (StopBits is not (1 or 2)) yield return $"{at}:StopBits must be 1 or 2.";
        if (!Enum.IsDefined(Parity)) yield return $"{at}:Parity must be None, Even or Odd.";
        if (!Enum.IsDefined(Protocol)) yield return $"{at}:Protocol must be Plain or Elyctis.";
        if (InterByteMilliseconds is < 20 or > 5000)
            yield return $"{at}:InterByteMilliseconds must be from 20 to 5000.";
    }
}
