using System.Security.Cryptography;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Attachments;

/// <summary>
/// The lane's side: asks what the centre wants and sends it, one after the other and in parts, of which one is under
/// way and a pause as long follows: so it takes half of a link at most. It is called now and then; what was not sent is
/// wanted the next time and goes on where it was. Safe for all threads.
/// </summary>
/// <param name="channel">The way to the centre, not that of the journal; it stays the caller's to dispose of.</param>
/// <param name="timeout">How long one call may take, with its repetitions when the centre is not found.</param>
/// <param name="time">The clock of the pauses; the system's when it is null.</param>
/// <param name="mayGoOn">Asked before each part; false leaves the rest for another time.</param>
public sealed class AttachmentSender(
    GrpcChannel channel, TimeSpan timeout, TimeProvider? time = null, Func<bool>? mayGoOn = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly GrpcMethod<WantRequest, WantReply> Want = new(Service, "Want");
    private static readonly GrpcMethod<Attachment, PutReply> Put = new(Service, "Put");
    private static readonly GrpcMethod<AttachmentOffer, AttachmentState> Offer = new(Service, "Offer");
    private static readonly GrpcMethod<AttachmentPart, AttachmentState> Send = new(Service, "Send");

    private readonly GrpcCallOptions _options = new() { Timeout = timeout, Attempts = 3 };
    private readonly TimeProvider _time = time ?? TimeProvider.System;

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

    /// <summary>
    /// Sends one; true when the centre has kept it, false when it does not want it or the rest must wait.
    /// </summary>
    /// <param name="key">Which one.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GrpcException">There was no answer, or it breaks a limit.</exception>
    public Task<bool> SendAsync(AttachmentKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        content.Length is > 0 and <= AttachmentLimits.PartBytes
            ? PutAsync(key, content, "", cancellation)
            : SendPartsAsync(key, content, cancellation);

    /// <summary>Says that there is none, and why; true when the centre has noted it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="absence">A code that says why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GrpcException">There was no answer, or it breaks a limit.</exception>
    public Task<bool> SayNoneAsync(AttachmentKey key, string absence, CancellationToken cancellation) =>
        PutAsync(key, ReadOnlyMemory<byte>.Empty, absence, cancellation);

    private async Task<bool> SendPartsAsync(
        AttachmentKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var offer = new AttachmentOffer
        {
            Name = AttachmentService.Name(key),
            Length = content.Length,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(content.Span)),
        };
        var state = await channel.UnaryAsync(Offer, offer, _options, cancellation);
        while (state is { Wanted: true, Kept: false } && state.Held >= 0 && state.Held <= content.Length)
        {
            if (mayGoOn?.Invoke() == false)
                return false;
            var begun = _time.GetTimestamp();
            var before = state.Held;
            state = await SendPartAsync(offer, content, before, cancellation);
            if (state.Kept || state.Held <= before)
                break;
            var took = _time.GetElapsedTime(begun);
            await Task.Delay(took < LongestPause ? took : LongestPause, _time, cancellation);
        }

        return state.Kept;
    }

    private Task<AttachmentState> SendPartAsync(
        AttachmentOffer offer, ReadOnlyMemory<byte> content, int from, CancellationToken cancellation)
    {
        var length = Math.Min(AttachmentLimits.PartBytes, content.Length - from);
        var part = new AttachmentPart
        {
            Of = offer, Offset = from, Data = UnsafeByteOperations.UnsafeWrap(content.Slice(from, length)),
        };
        return channel.UnaryAsync(Send, part, _options, cancellation);
    }

    private async Task<bool> PutAsync(
        AttachmentKey key, ReadOnlyMemory<byte> content, string absence, CancellationToken cancellation)
    {
        var attachment = new Attachment
        {
            Name = AttachmentService.Name(key), Content = UnsafeByteOperations.UnsafeWrap(content), Absence = absence,
        };
        return (await channel.UnaryAsync(Put, attachment, _options, cancellation)).Kept;
    }
}
