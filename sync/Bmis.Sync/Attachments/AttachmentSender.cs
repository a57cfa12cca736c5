using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Attachments;

/// <summary>
/// The lane's side: asks what the centre wants and sends it, one after the other. It is called now and then; what was
/// not sent is wanted the next time. Safe for all threads.
/// </summary>
/// <param name="channel">The way to the centre; it stays the caller's to dispose of.</param>
/// <param name="timeout">How long one call may take, with its repetitions when the centre is not found.</param>
public sealed class AttachmentSender(GrpcChannel channel, TimeSpan timeout)
{
    private readonly GrpcCallOptions _options = new() { Timeout = timeout, Attempts = 3 };
    private static readonly GrpcMethod<WantRequest, WantReply> Want = new(Service, "Want");
    private static readonly GrpcMethod<Attachment, PutReply> Put = new(Service, "Put");

    private static Google.Protobuf.Reflection.ServiceDescriptor Service =>
        SyncReflection.Descriptor.Services.Single(one => one.Name == "Attachments");

    /// <summary>What the centre wants of this lane; keys that break a limit are left out.</summary>
    /// <exception cref="GrpcException">There was no answer.</exception>
    public async Task<IReadOnlyList<AttachmentKey>> WantedAsync(CancellationToken cancellation)
    {
        var reply = await channel.UnaryAsync(Want, new WantRequest(), _options, cancellation);
        return
        [
            .. reply.Wanted.Take(AttachmentLimits.MostWanted).Select(AttachmentLimits.Read).OfType<AttachmentKey>(),
        ];
    }

    /// <summary>Sends one; true when the centre has kept it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GrpcException">There was no answer, or it breaks a limit.</exception>
    public Task<bool> SendAsync(AttachmentKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        SendAsync(key, content, "", cancellation);

    /// <summary>Says that there is none, and why; true when the centre has noted it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="absence">A code that says why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GrpcException">There was no answer, or it breaks a limit.</exception>
    public Task<bool> SayNoneAsync(AttachmentKey key, string absence, CancellationToken cancellation) =>
        SendAsync(key, ReadOnlyMemory<byte>.Empty, absence, cancellation);

    private async Task<bool> SendAsync(
        AttachmentKey key, ReadOnlyMemory<byte> content, string absence, CancellationToken cancellation)
    {
        var attachment = new Attachment
        {
            Name = AttachmentService.Name(key), Content = UnsafeByteOperations.UnsafeWrap(content), Absence = absence,
        };
        return (await channel.UnaryAsync(Put, attachment, _options, cancellation)).Kept;
    }
}
