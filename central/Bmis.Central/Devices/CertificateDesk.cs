using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Audit;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Npgsql;

namespace Bmis.Central.Devices;

/// <summary>
/// Issues certificates to devices: the first for a one-time code, the next to a lane that is known. Whom a certificate
/// names is decided here; of the request only the key counts. Each is in the audit before it is made.
/// </summary>
internal sealed class CertificateDesk(
    DeviceStore store, DeviceCodes codes, DeviceIssuer issuer, AuditLog audit, TimeProvider clock)
{
    /// <summary>Answers a device that has a code.</summary>
    public Task<CertificateReply> EnrolAsync(EnrolRequest request, CancellationToken cancellation) =>
        AnswerAsync(request.SigningRequest, async (transaction, key) =>
        {
            if (Producer.TryParse(request.LaneId)?.LaneId is not { } lane
                || EnrolmentCode.TryParse(request.Code) is not { } code)
                return Refuse(IssueRefusal.CodeWrong);
            var stored = await DeviceStore.TakeCodeAsync(transaction, lane);
            var refusal = codes.Judge(lane, code, stored, key.Sha256);
            if (refusal == IssueRefusal.CodeWrong && stored?.WrongTries < DevicesParameters.MostTries)
            {
                await NoteAsync("device.enrol", lane, AuditLog.Refused, cancellation);
                await DeviceStore.NoteWrongTryAsync(transaction, lane);
            }

            if (refusal is { } why)
                return Refuse(why);
            var reply = await IssueAsync(transaction, "device.enrol", lane, key, null, cancellation);
            if (reply.Issued is not null && stored!.UsedAt is null)
                await store.NoteUseAsync(transaction, lane, key.Sha256);
            return reply;
        }, cancellation);

    /// <summary>Answers a lane that shows a certificate.</summary>
    public Task<CertificateReply> RenewAsync(
        string laneId, byte[] shownSha256, RenewRequest request, CancellationToken cancellation) =>
        AnswerAsync(request.SigningRequest, (transaction, key) =>
            IssueAsync(transaction, "device.renew", laneId, key, shownSha256, cancellation), cancellation);

    private async Task<CertificateReply> AnswerAsync(
        ByteString request,
        Func<DbTransaction, DeviceKey, Task<CertificateReply>> answer,
        CancellationToken cancellation)
    {
        if (!issuer.CanIssueAt(clock.GetUtcNow()))
            return Refuse(IssueRefusal.NotIssuing);
        if (SigningRequest.KeyOf(request.Span) is not { } key)
            return Refuse(IssueRefusal.RequestMalformed);
        try
        {
            await using var connection = await store.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var reply = await answer(transaction, DeviceKey.Of(key));
            await transaction.CommitAsync(CancellationToken.None);
            return reply;
        }
        catch (NpgsqlException fault)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, "The centre cannot issue now.", null, fault);
        }
    }

    // The same key again gets the certificate that was made for it, as long as nobody has shown that.
    private async Task<CertificateReply> IssueAsync(
        DbTransaction transaction,
        string action,
        string laneId,
        DeviceKey key,
        byte[]? renewedFrom,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = await DeviceStore.IssuedSinceAsync(transaction, laneId, now.AddDays(-1));
        if (await store.FindAsync(transaction, key.Sha256) is { } kept)
            return kept.Waits && kept.LaneId == laneId ? Reply(kept.Certificate) : Refuse(IssueRefusal.KeyUsed);
        if (today >= DevicesParameters.MostInADay)
            return Refuse(IssueRefusal.TooMany);
        await NoteAsync(action, laneId, AuditLog.Allowed, cancellation);
        using var certificate = issuer.Issue(laneId, key.Key, now);
        await store.AddAsync(transaction, laneId, certificate, key.Sha256, renewedFrom);
        return Reply(certificate.RawData);
    }

    private CertificateReply Reply(byte[] certificate)
    {
        var issued = new IssuedCertificate { Certificate = ByteString.CopyFrom(certificate) };
        issued.Issuers.Add(ByteString.CopyFrom(issuer.Certificates[0].RawData));
        return new CertificateReply { Issued = issued };
    }

    private Task NoteAsync(string action, string laneId, string result, CancellationToken cancellation) =>
        audit.AppendAsync(
            new AuditEntry { Actor = $"lane:{laneId}", Action = action, Subject = laneId, Result = result },
            cancellation);

    private static CertificateReply Refuse(IssueRefusal why) => new() { Refusal = why };

    private sealed record DeviceKey(PublicKey Key, byte[] Sha256)
    {
        public static DeviceKey Of(PublicKey key) => new(key, SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }
}
