using System.Security.Cryptography;
using Bmis.Central.Keys;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Devices;

/// <summary>
/// Makes and judges one-time codes. The warehouse holds a keyed digest, so that whoever reads it cannot try codes.
/// </summary>
internal sealed class DeviceCodes(
    DeviceStore store, WarehouseKeys keys, IOptions<DevicesOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Makes the code of a lane; the last one is of no more use. It is told here and never again. Null when there is
    /// no such lane.
    /// </summary>
    public async Task<NewDeviceCode?> MakeAsync(string laneId, string by, CancellationToken cancellation)
    {
        using var random = RandomNumberGenerator.Create();
        var code = EnrolmentCode.Make(random);
        var expires = clock.GetUtcNow() + options.Value.CodeLife;
        return await store.PutCodeAsync(laneId, Digest(laneId, code), by, expires, cancellation)
            ? new(code, expires)
            : null;
    }

    /// <summary>
    /// Why a code is not good; null when it is. Only who has the right one hears more than that it is wrong.
    /// </summary>
    /// <param name="laneId">The lane for which it is shown.</param>
    /// <param name="code">The code.</param>
    /// <param name="stored">The lane's code; null when there is none.</param>
    /// <param name="keySha256">The key for which a certificate is asked.</param>
    public IssueRefusal? Judge(string laneId, EnrolmentCode code, DeviceCode? stored, byte[] keySha256)
    {
        var digest = Digest(laneId, code);
        var isRight = CryptographicOperations.FixedTimeEquals(digest, stored?.CodeDigest ?? new byte[digest.Length]);
        return stored switch
        {
            null => IssueRefusal.CodeWrong,
            _ when !isRight => IssueRefusal.CodeWrong,
            { WrongTries: >= DevicesParameters.MostTries } => IssueRefusal.CodeSpent,
            { UsedKeySha256: { } used } when !used.AsSpan().SequenceEqual(keySha256) => IssueRefusal.CodeUsed,
            _ when clock.GetUtcNow().UtcDateTime > stored.ExpiresAt => IssueRefusal.CodeExpired,
            _ => null,
        };
    }

    private byte[] Digest(string laneId, EnrolmentCode code) => keys.Index($"device code {laneId} {code.Text}")!;
}
