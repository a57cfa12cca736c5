using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Reading;

namespace Bmis.Documents.Tests.CardVerifiable;

/// <summary>An authority, a domestic verifier and an inspection system with valid certificates.</summary>
internal sealed class TestVerifiers : IDisposable
{
    internal static readonly DateOnly From = Specimens.Day.AddDays(-10);
    internal static readonly DateOnly Until = Specimens.Day.AddDays(20);

    internal TestVerifiers(Func<string, SpecimenKeyHolder>? make = null)
    {
        make ??= name => SpecimenKeyHolder.OfCurve(name);
        (Authority, Verifier, Terminal) = (make("UTCVCA00001"), make("UTDVER00001"), make("UTTERM00001"));
    }

    internal SpecimenKeyHolder Authority { get; }

    internal SpecimenKeyHolder Verifier { get; }

    internal SpecimenKeyHolder Terminal { get; }

    internal CardVerifiableCertificate TrustPoint => Own(Authority);

    internal TerminalTrust Trust => new([TrustPoint], From);

    internal TerminalCertificates Held => Holding(Chain());

    internal static CardVerifiableCertificate Read(byte[] bytes)
    {
        Assert.Equal(CardVerifiableFault.None, CardVerifiableCertificate.Read(bytes, out var certificate));
        return certificate!;
    }

    internal static CardVerifiableCertificate Own(SpecimenKeyHolder authority, DateOnly? until = null) =>
        Read(authority.Certify(authority, TerminalRole.Authority, TerminalRights.All, From, until ?? Until));

    internal static CardVerifiableCertificate Link(
        SpecimenKeyHolder before, SpecimenKeyHolder after, DateOnly? from = null, DateOnly? until = null) =>
        Read(before.Certify(after, TerminalRole.Authority, TerminalRights.All, from ?? From, until ?? Until));

    internal IReadOnlyList<CardVerifiableCertificate> Chain(
        TerminalRights rights = TerminalRights.All,
        TerminalRole role = TerminalRole.DomesticVerifier,
        DateOnly? verifierUntil = null,
        DateOnly? terminalUntil = null,
        SpecimenKeyHolder? authority = null) =>
    [
        Read((authority ?? Authority).Certify(Verifier, role, TerminalRights.All, From, verifierUntil ?? Until)),
        Read(Verifier.Certify(Terminal, TerminalRole.InspectionSystem, rights, From, terminalUntil ?? Until)),
    ];

    internal TerminalCertificates Holding(IEnumerable<CardVerifiableCertificate> certificates) =>
        new(certificates, [Terminal.Key]);

    public void Dispose()
    {
        Authority.Dispose();
        Verifier.Dispose();
        Terminal.Dispose();
    }
}
