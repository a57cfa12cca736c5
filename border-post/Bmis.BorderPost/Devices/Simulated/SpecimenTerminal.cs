using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>
/// Whom the specimens' chips let read fingerprints. The keys are made anew in each process and never leave it.
/// </summary>
internal sealed class SpecimenTerminal
{
    private const int Years = 5;

    internal SpecimenTerminal(DateOnly day)
    {
        var (from, until) = (day.AddDays(-1), day.AddYears(Years));
        var authority = SpecimenKeyHolder.OfCurve("UTSPECCA00001");
        var verifier = SpecimenKeyHolder.OfCurve("UTSPECDV00001");
        var terminal = SpecimenKeyHolder.OfCurve("UTSPECIS00001");
        var point = Read(authority.Certify(authority, TerminalRole.Authority, TerminalRights.All, from, until));
        Trust = new([point], from);
        Held = new(
            [
                Read(authority.Certify(verifier, TerminalRole.DomesticVerifier, TerminalRights.All, from, until)),
                Read(verifier.Certify(terminal, TerminalRole.InspectionSystem, TerminalRights.Fingers, from, until)),
            ],
            [terminal.Key]);
    }

    /// <summary>What a chip trusts.</summary>
    internal TerminalTrust Trust { get; }

    /// <summary>What a lane with a simulated reader holds.</summary>
    internal TerminalCertificates Held { get; }

    private static CardVerifiableCertificate Read(byte[] bytes)
    {
        CardVerifiableCertificate.Read(bytes, out var certificate);
        return certificate ?? throw new InvalidOperationException("A specimen's certificate is none.");
    }
}
