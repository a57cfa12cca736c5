using System.Globalization;
using Bmis.BorderPost.Devices.Fingers.Optical;
using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>One fingerprint reader of the lane.</summary>
internal sealed class FingerReaderOptions
{
    private static readonly int[] Rates = [.. SerialRates.All.Where(rate => rate % ModuleOrders.RateUnit == 0)];

    /// <summary>Name on screens and in logs, unique among the fingerprint readers.</summary>
    public string Name { get; set; } = "";

    /// <summary>How it is connected.</summary>
    public FingerReaderKind Kind { get; set; } = FingerReaderKind.Serial;

    /// <summary>How many fingers a folder's pictures or a twin show; a serial reader sees one.</summary>
    public FingerReaderAbility Ability { get; set; } = FingerReaderAbility.OneFinger;

    /// <summary>Path of the serial device, best one under <c>/dev/serial/by-id</c>.</summary>
    public string Port { get; set; } = "";

    /// <summary>Bits a second at which the module is expected; other rates are tried after it.</summary>
    public int Baud { get; set; } = 57600;

    /// <summary>Bits a second to which the module is raised; no more than <see cref="Baud"/> leaves it.</summary>
    public int FastBaud { get; set; } = 115200;

    /// <summary>The module's password, eight hexadecimal digits.</summary>
    public string Password { get; set; } = "00000000";

    /// <summary>The module's address, eight hexadecimal digits.</summary>
    public string Address { get; set; } = "FFFFFFFF";

    /// <summary>Silence in milliseconds after which an answer or a picture is given up.</summary>
    public int SilenceMilliseconds { get; set; } = 1000;

    /// <summary>Columns of a serial reader's picture.</summary>
    public int Width { get; set; } = 256;

    /// <summary>Rows of a serial reader's picture.</summary>
    public int Height { get; set; } = 288;

    /// <summary>Resolution of a serial reader's picture, and of files that state none.</summary>
    public int Dpi { get; set; } = 500;

    /// <summary>The folder in which another program puts pictures.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Whether files stay, in the folder <c>read</c>; else they are deleted when they were read.</summary>
    public bool KeepFiles { get; set; }

    internal uint PasswordNumber => Number(Password) ?? 0;

    internal uint AddressNumber => Number(Address) ?? uint.MaxValue;

    internal IEnumerable<string> Faults(string at)
    {
        if (Name.Length is 0 or > 64) yield return $"{at}:Name must name the reader in 1 to 64 characters.";
        if (!Enum.IsDefined(Kind)) yield return $"{at}:Kind must be Serial, Folder or Simulated.";
        if (!Enum.IsDefined(Ability)) yield return $"{at}:Ability must be OneFinger or FourFingers.";
        if (Dpi is < 250 or > 2000) yield return $"{at}:Dpi must be from 250 to 2000.";
        var own = Kind switch
        {
            FingerReaderKind.Serial => SerialFaults(at),
            FingerReaderKind.Folder => FolderFaults(at),
            _ => [],
        };
        foreach (var fault in own) yield return fault;
    }

    private IEnumerable<string> FolderFaults(string at)
    {
        if (!Path.IsPathFullyQualified(Folder)) yield return $"{at}:Folder must be the full path of a folder.";
    }

    private IEnumerable<string> SerialFaults(string at)
    {
        if (Ability == FingerReaderAbility.FourFingers) yield return $"{at}:Ability of a serial reader is OneFinger.";
        if (!Path.IsPathFullyQualified(Port)) yield return $"{at}:Port must be the full path of the serial device.";
        if (!Rates.Contains(Baud)) yield return $"{at}:Baud must be one of {string.Join(", ", Rates)}.";
        if (!Rates.Contains(FastBaud)) yield return $"{at}:FastBaud must be one of {string.Join(", ", Rates)}.";
        if (Number(Password) is null) yield return $"{at}:Password must have eight hexadecimal digits.";
        if (Number(Address) is null) yield return $"{at}:Address must have eight hexadecimal digits.";
        if (SilenceMilliseconds is < 50 or > 10_000) yield return $"{at}:SilenceMilliseconds must be from 50 to 10000.";
        if (Width is < 96 or > 640 || Width % 2 != 0) yield return $"{at}:Width must be even and from 96 to 640.";
        if (Height is < 96 or > 640) yield return $"{at}:Height must be from 96 to 640.";
    }

    private static uint? Number(string digits) =>
        digits.Length == 8
        && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
