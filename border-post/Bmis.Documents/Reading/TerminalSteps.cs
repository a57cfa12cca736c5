using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Fault = Bmis.Documents.Authentication.TerminalAuthenticationFault;

namespace Bmis.Documents.Reading;

/// <summary>What of a reading only a terminal with keys does.</summary>
/// <param name="held">What it holds.</param>
/// <param name="clock">For the day.</param>
internal sealed class TerminalSteps(TerminalCertificates held, TimeProvider clock)
{
    private const int Version = 1;
    private const int Fingers = 3;
    private const int Irises = 4;

    /// <summary>Where the chip names its trust points; null when it does not know terminal authentication.</summary>
    internal static ElementaryFile? FileOf(SecurityInfos infos) =>
        infos.TerminalAuthentication.FirstOrDefault(info => info.Version == Version)?.TrustPoints;

    /// <summary>Whether there is anything to be done with a chip that says this of itself.</summary>
    internal bool Has(SecurityInfos infos) => held.HasKeys && infos.TerminalAuthentication.Count > 0;

    /// <summary>What can be said before the chip is asked; null when it is to be asked.</summary>
    internal static Fault? ObstacleOf(SecurityInfos infos, TerminalBinding? binding)
    {
        if (!infos.TerminalAuthentication.Any(info => info.Version == Version))
            return Fault.UnknownVersion;
        return binding is null ? Fault.NoChipAuthentication : null;
    }

    /// <summary>Lets the chip take the terminal, if it does.</summary>
    internal async ValueTask<TerminalAuthenticationResult> PerformAsync(
        ChipChannel chip, TerminalBinding? binding, ReadOnlyMemory<byte>? file, CancellationToken cancellation)
    {
        if (binding is null)
            return TerminalAuthenticationResult.Bad(Fault.NoChipAuthentication);
        if (file is not { } bytes || EfCvca.Read(bytes).Value is not { TrustPoints.Count: > 0 } named)
            return TerminalAuthenticationResult.Bad(Fault.NoTrustPoint);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await TerminalAuthentication.PerformAsync(
            chip, binding, named.TrustPoints, held, day, cancellation);
    }

    /// <summary>The files that may be read now.</summary>
    internal static IEnumerable<ElementaryFile> FilesOf(TerminalAuthenticationResult result)
    {
        if (result.Rights.HasFlag(TerminalRights.Fingers))
            yield return ElementaryFile.OfDataGroup(Fingers);
        if (result.Rights.HasFlag(TerminalRights.Irises))
            yield return ElementaryFile.OfDataGroup(Irises);
    }
}
