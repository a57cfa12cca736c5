using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Wire;

namespace Bmis.BorderPost.Uplink;

internal sealed class UplinkOptions : ISettings
{
    public static string Section => "Uplink";

    /// <summary>Address of the centre's sync port, such as https://centre.example:7443; empty to work alone.</summary>
    public string Centre { get; set; } = "";

    /// <summary>The name that the centre's certificate bears; empty for the host of the address.</summary>
    public string ServerName { get; set; } = "";

    /// <summary>Address where headquarters enrols devices, such as https://centre.example:7444.</summary>
    public string Enrolment { get; set; } = "";

    /// <summary>
    /// The lane's certificate, a PEM file of the administrator's; empty with the key for the device's own, got by
    /// <c>bmis-post sync enrol</c> and renewed by the lane.
    /// </summary>
    public string Certificate { get; set; } = "";

    /// <summary>Its private key, a PEM file.</summary>
    public string Key { get; set; } = "";

    /// <summary>The roots from which the centre's certificate must come, a PEM file of one or several.</summary>
    public string TrustedRoots { get; set; } = "";

    /// <summary>How often the lane tells the centre how it is.</summary>
    public TimeSpan StatusInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a hit may wait for its turn in the journal before it is told ahead.</summary>
    public TimeSpan UrgentPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the line may be silent before it is pinged, and how long the answer may take: 30 s each on a line that
    /// loses a third of its packets. A dead one is found after both.
    /// </summary>
    public TimeSpan KeepAliveDelay { get; set; } = GrpcKestrel.KeepAliveDelay;

    /// <summary>See <see cref="KeepAliveDelay"/>.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = GrpcKestrel.KeepAliveTimeout;

    internal bool HasCentre => Centre.Length > 0;

    /// <summary>Whether the device keeps its certificate itself.</summary>
    internal bool HasOwnIdentity => Certificate.Length == 0 && Key.Length == 0;

    public IEnumerable<string> Faults()
    {
        if (StatusInterval < TimeSpan.FromMilliseconds(100) || StatusInterval > TimeSpan.FromHours(1))
            yield return "Uplink:StatusInterval must be between 100 milliseconds and one hour.";
        if (UrgentPatience < TimeSpan.Zero || UrgentPatience > TimeSpan.FromHours(1))
            yield return "Uplink:UrgentPatience must be between zero and one hour.";
        if (!IsPing(KeepAliveDelay) || !IsPing(KeepAliveTimeout))
            yield return "Uplink:KeepAliveDelay and Uplink:KeepAliveTimeout must be between 1 second and 5 minutes.";
        if (!HasCentre)
            yield break;
        if (!IsAddress(Centre))
            yield return "Uplink:Centre must be an address that begins with https://, or empty to work alone.";
        if (Enrolment.Length > 0 && !IsAddress(Enrolment))
            yield return "Uplink:Enrolment must be an address that begins with https://, or empty.";
        if (!HasOwnIdentity && Fault(LoadCertificate) is { } certificate)
            yield return "Uplink:Certificate and Uplink:Key must name PEM files that belong together: " + certificate;
        if (Fault(LoadRoots) is { } roots)
            yield return "Uplink:TrustedRoots must name a PEM file of certificates: " + roots;
    }

    /// <summary>The way to the centre; call it only on settings without faults.</summary>
    /// <param name="clock">The lane's clock.</param>
    /// <param name="compress">Whether what goes up shrinks: entries do, pictures do not.</param>
    internal GrpcChannel Open(TimeProvider clock, bool compress) =>
        Open(Centre, HasOwnIdentity ? null : LoadCertificate(), clock, compress);

    /// <summary>The way to where headquarters enrols devices.</summary>
    internal GrpcChannel OpenEnrolment(TimeProvider clock) => Open(Enrolment, null, clock, compress: false);

    /// <summary>When the certificate of the settings ends; null where they name none.</summary>
    internal DateTimeOffset? CertificateEnd()
    {
        if (HasOwnIdentity) return null;
        using var certificate = LoadCertificate();
        return certificate.NotAfter;
    }

    private GrpcChannel Open(string address, X509Certificate2? certificate, TimeProvider clock, bool compress) => new(
        new Uri(address),
        new GrpcChannelOptions
        {
            ClientCertificate = certificate,
            TrustedRoots = LoadRoots(),
            ServerName = ServerName.Length > 0 ? ServerName : null,
            CompressRequests = compress,
            KeepAliveDelay = KeepAliveDelay,
            KeepAliveTimeout = KeepAliveTimeout,
        },
        clock);

    private static bool IsPing(TimeSpan time) => time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromMinutes(5);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    /// <summary>The certificate of the settings, with its key.</summary>
    internal X509Certificate2 LoadCertificate() => X509Certificate2.CreateFromPemFile(Certificate, Key);

    private X509Certificate2Collection LoadRoots()
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(TrustedRoots);
        return roots.Count > 0 ? roots : throw new CryptographicException("It holds no certificate.");
    }

    private static string? Fault<T>(Func<T> load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception exception) when (exception
            is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return exception.Message;
        }
    }
}
