using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Bmis.Sync.Identity;

/// <summary>
/// The device's side: makes the key, asks for a certificate and takes it into use. Whatever fails on the way leaves the
/// identity as it was, and the same request may be made again.
/// </summary>
/// <param name="folder">Where the device keeps who it is.</param>
/// <param name="laneId">The lane.</param>
public sealed class IdentityClient(IdentityFolder folder, string laneId)
{
    private static readonly GrpcMethod<EnrolRequest, CertificateReply> Enrol = new(Service("Enrolment"), "Enrol");
    private static readonly GrpcMethod<RenewRequest, CertificateReply> Renew = new(Service("Renewal"), "Renew");

    // Headquarters writes its audit and signs; five attempts within a minute.
    private static readonly GrpcCallOptions Patient = new() { Timeout = TimeSpan.FromMinutes(1), Attempts = 5 };

    /// <summary>Trades a one-time code for the first certificate.</summary>
    /// <param name="channel">The way to the centre's port for enrolment.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GrpcException">The centre could not be asked.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public Task<IssueOutcome> EnrolAsync(GrpcChannel channel, EnrolmentCode code, CancellationToken cancellation) =>
        AskAsync(request => channel.UnaryAsync(
            Enrol,
            new EnrolRequest { LaneId = laneId, Code = code.Text, SigningRequest = request },
            Patient,
            cancellation));

    /// <summary>Gets the next certificate; the channel shows the one that is in use.</summary>
    /// <inheritdoc cref="EnrolAsync"/>
    public Task<IssueOutcome> RenewAsync(GrpcChannel channel, CancellationToken cancellation) => RenewAsync(
        request => channel.UnaryAsync(Renew, request, Patient, cancellation));

    /// <summary>The same over any way to the centre.</summary>
    /// <param name="ask">Carries the request there and the reply back.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public Task<IssueOutcome> RenewAsync(Func<RenewRequest, Task<CertificateReply>> ask) =>
        AskAsync(request => ask(new RenewRequest { SigningRequest = request }));

    /// <summary>A service of the contract.</summary>
    internal static ServiceDescriptor Service(string name) =>
        IdentityReflection.Descriptor.Services.Single(one => one.Name == name);

    // A kill between the two files of a swap leaves the key in use as the next one; then another is made.
    private async Task<IssueOutcome> AskAsync(Func<ByteString, Task<CertificateReply>> ask)
    {
        var outcome = await AskOnceAsync(ask);
        if (outcome.Refusal != IssueRefusal.KeyUsed)
            return outcome;
        folder.ForgetNextKey();
        return await AskOnceAsync(ask);
    }

    private async Task<IssueOutcome> AskOnceAsync(Func<ByteString, Task<CertificateReply>> ask)
    {
        using var key = folder.NextKey();
        var reply = await ask(ByteString.CopyFrom(SigningRequest.Make(key)));
        if (reply.Issued is not { } issued)
            return new(null, reply.Refusal);
        var certificates = issued.Issuers.Prepend(issued.Certificate).Select(one => one.ToByteArray());
        if (DeviceIdentity.TryJoin(key, laneId, certificates) is not { } identity)
            return new(null, IssueRefusal.Unspecified);
        folder.Take(identity);
        return new(identity, IssueRefusal.Unspecified);
    }
}
