using System.Net;

namespace Bmis.Central.Listening;

/// <summary>The ports of headquarters: for people, for lanes, for devices that enrol, and for carriers.</summary>
internal sealed class ListeningOptions
{
    /// <summary>Address of the pages' port.</summary>
    public string PagesAddress { get; set; } = "127.0.0.1";

    /// <summary>The pages' port; 0 takes a free one.</summary>
    public int PagesPort { get; set; } = 8080;

    /// <summary>PEM certificate of the pages; empty for plain HTTP behind a proxy or in a demonstration.</summary>
    public string PagesCertificateFile { get; set; } = "";

    /// <summary>PEM private key that fits it.</summary>
    public string PagesKeyFile { get; set; } = "";

    /// <summary>Address of the lanes' port.</summary>
    public string LanesAddress { get; set; } = "127.0.0.1";

    /// <summary>The lanes' port; 0 takes a free one, -1 opens none.</summary>
    public int LanesPort { get; set; } = -1;

    /// <summary>
    /// The port, on the same address and with the same certificate, where devices enrol by a one-time code; 0 takes a
    /// free one, -1 opens none.
    /// </summary>
    public int EnrolmentPort { get; set; } = -1;

    /// <summary>PEM certificate that lanes see.</summary>
    public string LanesCertificateFile { get; set; } = "";

    /// <summary>PEM private key that fits it.</summary>
    public string LanesKeyFile { get; set; } = "";

    /// <summary>PEM certificates that lanes' certificates must come from.</summary>
    public string LanesRootFile { get; set; } = "";

    /// <summary>Address of the carriers' port.</summary>
    public string CarriersAddress { get; set; } = "127.0.0.1";

    /// <summary>The port where carriers send passenger data; 0 takes a free one, -1 opens none.</summary>
    public int CarriersPort { get; set; } = -1;

    /// <summary>PEM certificate that carriers see.</summary>
    public string CarriersCertificateFile { get; set; } = "";

    /// <summary>PEM private key that fits it.</summary>
    public string CarriersKeyFile { get; set; } = "";

    /// <summary>Whether the pages are served over TLS.</summary>
    public bool PagesUseTls => PagesCertificateFile.Length > 0;

    /// <summary>Whether there is a port for lanes.</summary>
    public bool HasLanesPort => LanesPort >= 0;

    /// <summary>Whether there is a port for devices that enrol.</summary>
    public bool HasEnrolmentPort => EnrolmentPort >= 0;

    /// <summary>Whether there is a port for carriers.</summary>
    public bool HasCarriersPort => CarriersPort >= 0;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem()
    {
        if (!IPAddress.TryParse(PagesAddress, out _))
            return "The setting Listening:PagesAddress is not an IP address.";
        if (!IPAddress.TryParse(LanesAddress, out _))
            return "The setting Listening:LanesAddress is not an IP address.";
        if (PagesPort is < 0 or > 65_535)
            return "The setting Listening:PagesPort must lie between 0 and 65535.";
        if (LanesPort is < -1 or > 65_535)
            return "The setting Listening:LanesPort must lie between 0 and 65535, or be -1 for none.";
        if (EnrolmentPort is < -1 or > 65_535)
            return "The setting Listening:EnrolmentPort must lie between 0 and 65535, or be -1 for none.";
        if (HasEnrolmentPort && !HasLanesPort)
            return "The setting Listening:EnrolmentPort wants a Listening:LanesPort too.";
        if (!IPAddress.TryParse(CarriersAddress, out _))
            return "The setting Listening:CarriersAddress is not an IP address.";
        if (CarriersPort is < -1 or > 65_535)
            return "The setting Listening:CarriersPort must lie between 0 and 65535, or be -1 for none.";
        return MissingPagesFile() ?? MissingLanesFile() ?? MissingCarriersFile();
    }

    private static string? Missing(string name, string file) => File.Exists(file)
        ? null
        : $"The setting Listening:{name} names no file: '{file}'.";

    private string? MissingPagesFile() => PagesUseTls
        ? Missing(nameof(PagesCertificateFile), PagesCertificateFile) ?? Missing(nameof(PagesKeyFile), PagesKeyFile)
        : null;

    private string? MissingCarriersFile() => HasCarriersPort
        ? Missing(nameof(CarriersCertificateFile), CarriersCertificateFile)
            ?? Missing(nameof(CarriersKeyFile), CarriersKeyFile)
        : null;

    private string? MissingLanesFile() => HasLanesPort
        ? Missing(nameof(LanesCertificateFile), LanesCertificateFile)
            ?? Missing(nameof(LanesKeyFile), LanesKeyFile)
            ?? Missing(nameof(LanesRootFile), LanesRootFile)
        : null;
}
