using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>An authority, a verifier and a terminal whose certificates are always valid.</summary>
internal sealed class FuzzTerminal : IDisposable
{
    private static readonly DateOnly From = new(2000, 1, 1);
    private static readonly DateOnly Until = new(2099, 12, 31);

    private readonly SpecimenKeyHolder _root = SpecimenKeyHolder.OfCurve("UTCVCA00001");
    private readonly SpecimenKeyHolder _verifier = SpecimenKeyHolder.OfCurve("UTDVER00001");
    private readonly SpecimenKeyHolder _terminal = SpecimenKeyHolder.OfRsa("UTTERM00001", 2, 1024);

    internal byte[] Root => _root.Certify(_root, TerminalRole.Authority, TerminalRights.All, From, Until);

    internal byte[] Verifier =>
        _root.Certify(_verifier, TerminalRole.DomesticVerifier, TerminalRights.All, From, Until);

    internal byte[] Terminal =>
        _verifier.Certify(_terminal, TerminalRole.InspectionSystem, TerminalRights.All, From, Until);

    internal TerminalTrust Trust => new([Read(Root)], FuzzMaterial.Day);

    internal TerminalCertificates Held =>
        new([Read(Verifier), Read(Terminal)], [Pkcs8TerminalKey.Read(_terminal.Pem)!]);

    public void Dispose()
    {
        _root.Dispose();
        _verifier.Dispose();
        _terminal.Dispose();
    }

    private static CardVerifiableCertificate Read(byte[] bytes)
    {
        CardVerifiableCertificate.Read(bytes, out var read);
        return read!;
    }
}
