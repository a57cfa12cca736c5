using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Fault = Bmis.Documents.Authentication.TerminalAuthenticationFault;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Terminal authentication, version 1, from the terminal's side (Doc 9303-11, 7.1): certificates
/// and a signature show the chip that the terminal may read fingerprints or irises. Thread-safe.
/// </summary>
public static class TerminalAuthentication
{
    /// <summary>Bytes of the chip's challenge.</summary>
    public const int ChallengeBytes = 8;

    // A chip has two trust points, and a State rarely more than two verifiers for one terminal.
    private const int MostTries = 4;

    /// <summary>Shows chains to the chip until it takes one.</summary>
    /// <param name="channel">The way to the chip, within the session of chip authentication.</param>
    /// <param name="binding">What binds the signature to chip and session.</param>
    /// <param name="trustPoints">The trust points that the chip names, the newest first.</param>
    /// <param name="held">What the terminal holds.</param>
    /// <param name="day">The day: chains that are not valid on it are not shown.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public static async ValueTask<TerminalAuthenticationResult> PerformAsync(
        ChipChannel channel,
        TerminalBinding binding,
        IReadOnlyList<KeyReference> trustPoints,
        TerminalCertificates held,
        DateOnly day,
        CancellationToken cancellation)
    {
        var chains = trustPoints.SelectMany(held.From).ToList();
        var result = TerminalAuthenticationResult.Bad(chains.Count == 0 ? Fault.NoChain : Fault.ChainExpired);
        foreach (var chain in chains.Where(one => one.IsValidOn(day)).Take(MostTries))
        {
            result = await new TerminalAuthenticationRun(channel, chain, cancellation).PerformAsync(binding);
            if (result.Fault is not (Fault.TrustPointRefused or Fault.CertificateRefused or Fault.KeyRefused))
                break;
        }

        return result with { TrustPoints = trustPoints };
    }
}
