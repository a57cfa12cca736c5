using Bmis.Sync.Identity;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>
/// The one way to the centre that all rooms share; null in a lane that works alone. It shows the certificate of the
/// settings or, without one, that of the device's own folder as soon as there is one.
/// </summary>
internal sealed class CentreChannel : IDisposable
{
    private readonly Lazy<IdentityFolder> _folder;
    private readonly ILogger _logger;
    private readonly DateTimeOffset? _end;
    private string _fault = "";

    public CentreChannel(
        IOptions<UplinkOptions> options, Lazy<IdentityFolder> folder, TimeProvider clock, ILogger<CentreChannel> logger)
    {
        (_folder, _logger) = (folder, logger);
        if (!options.Value.HasCentre) return;
        Channel = options.Value.Open(clock, compress: true);
        Pictures = options.Value.Open(clock, compress: false);
        Urgent = options.Value.Open(clock, compress: true);
        _end = options.Value.CertificateEnd();
        if (options.Value.HasOwnIdentity) LookForIdentity();
    }

    internal GrpcChannel? Channel { get; }

    /// <summary>A connection of its own for pictures, so that nothing else ever waits behind one.</summary>
    internal GrpcChannel? Pictures { get; }

    /// <summary>A connection of its own for urgent entries, so that they wait behind nothing that is sent.</summary>
    internal GrpcChannel? Urgent { get; }

    /// <summary>Who the device is; null while it has not enrolled, and where the settings name a certificate.</summary>
    internal DeviceIdentity? Identity { get; private set; }

    /// <summary>When the lane's certificate ends; null in a lane that works alone or has none.</summary>
    internal DateTimeOffset? CertificateEnd => Identity?.NotAfter ?? _end;

    /// <summary>Raised when the centre should hear at once how the lane is.</summary>
    internal event EventHandler? StatusWanted;

    /// <summary>A list has arrived, which the centre waits to hear.</summary>
    internal void ListArrived() => StatusWanted?.Invoke(this, EventArgs.Empty);

    /// <summary>
    /// Takes into use what lies in the device's folder when it is another: the lane has enrolled or renewed.
    /// Whatever cannot be read leaves the one before in use.
    /// </summary>
    internal void LookForIdentity()
    {
        try
        {
            if (_folder.Value.Read() is { } found && found.Certificate.Thumbprint != Identity?.Certificate.Thumbprint)
                Take(found);
            _fault = "";
        }
        catch (IOException failure)
        {
            if (failure.Message != _fault) Log.IdentityUnread(_logger, failure.Message);
            _fault = failure.Message;
        }
    }

    public void Dispose()
    {
        Channel?.Dispose();
        Pictures?.Dispose();
        Urgent?.Dispose();
    }

    private void Take(DeviceIdentity found)
    {
        Identity = found;
        Channel!.Show(found.Certificate, found.Issuers);
        Pictures!.Show(found.Certificate, found.Issuers);
        Urgent!.Show(found.Certificate, found.Issuers);
        Log.IdentityShown(_logger, found.Certificate.SerialNumber, found.NotAfter);
    }
}
