using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Listening;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Kits;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Intake.Sticks;

/// <summary>A kit of a lane's journal whose lane was let in as on a stream, and that headquarters can open.</summary>
internal sealed class AdmittedKit : IDisposable
{
    private AdmittedKit(KitReader reader, Producer branch, X509Certificate2 certificate) =>
        (Reader, Branch, Certificate) = (reader, branch, certificate);

    public KitReader Reader { get; }

    /// <summary>The lane and the epoch of its journal.</summary>
    public Producer Branch { get; }

    /// <summary>SHA-256 of the certificate of the device that signed.</summary>
    public byte[] CertificateSha256 => Certificate.GetCertHash(HashAlgorithmName.SHA256);

    /// <summary>For whom the kit that goes back is sealed.</summary>
    public RoleKey Device => KitSigning.PublicKeyOf(Certificate)!;

    private X509Certificate2 Certificate { get; }

    /// <summary>Opens a kit and judges who made it.</summary>
    /// <exception cref="StopException">It does not count.</exception>
    /// <exception cref="IOException">It is no kit or cannot be read.</exception>
    public static async Task<AdmittedKit> OpenAsync(
        VerbRooms rooms, string file, IReadOnlyList<string> olderKeys, CancellationToken cancellation)
    {
        if (rooms.GetRequiredService<IOptions<ListeningOptions>>().Value.LanesRootFile.Length == 0)
            throw new StopException("The setting Listening:LanesRootFile must name the root of lanes' certificates.");
        var reader = KitReader.Open(file);
        try
        {
            var certificate = reader.Certificate() ?? throw new StopException("The kit is not that of a lane.");

            // Before the door, which notes the first use of a certificate: those are public, and anybody can name one.
            if (!KitSigning.IsSignedBy(reader.Signed, certificate))
                throw new StopException("The kit's header was changed: it is not signed by the lane that it names.");
            var now = rooms.GetRequiredService<TimeProvider>().GetUtcNow();
            var (laneId, refusal) = await rooms.GetRequiredService<LaneDoor>()
                .JudgeAsync(certificate, now, cancellation);
            if (refusal is not null)
                throw new StopException($"The kit is refused: {refusal.Message}");
            var branch = KitIntake.BranchOf(reader.Header, new Producer(laneId))
                ?? throw new StopException($"The kit is not a journal of lane {laneId}.");
            Unlock(reader, rooms.GetRequiredService<IOptions<DistributionOptions>>().Value, olderKeys);
            return new AdmittedKit(reader, branch, certificate);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static void Unlock(KitReader reader, DistributionOptions options, IReadOnlyList<string> olderKeys)
    {
        var keys = olderKeys.Prepend(options.KeyFileOf(RoleKind.Timestamp)).Select(RoleKeyFiles.Private).ToList();
        var isOpen = reader.Unlock(keys);
        keys.ForEach(key => key.Dispose());
        if (!isOpen)
        {
            throw new StopException(
                "The kit was sealed for other keys of headquarters: name the timestamp's key of then with --key.");
        }
    }

    public void Dispose()
    {
        Reader.Dispose();
        Certificate.Dispose();
    }
}
