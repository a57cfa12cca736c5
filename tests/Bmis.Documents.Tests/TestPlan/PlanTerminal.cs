using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.CardVerifiable;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Whom the chip of a case trusts, and what the terminal holds.</summary>
internal sealed record PlanTerminal(TerminalTrust Trust, TerminalCertificates Held)
{
    private const int RsaBits = 1536;

    private static readonly TestVerifiers Verifiers = new();
    private static readonly SpecimenKeyHolder Second = SpecimenKeyHolder.OfCurve("UTCVCA00002");
    private static readonly SpecimenKeyHolder Third = SpecimenKeyHolder.OfCurve("UTCVCA00003");

    /// <summary>The chip's trust point and a chain under it.</summary>
    internal static PlanTerminal Usual { get; } = new(Verifiers.Trust, Verifiers.Held);

    internal static PlanTerminal OfRsa(int algorithm, int bits = RsaBits) =>
        Of(new(name => SpecimenKeyHolder.OfRsa(name, algorithm, bits)));

    internal static PlanTerminal OfCurve(int algorithm) => Of(new(name => SpecimenKeyHolder.OfCurve(name, algorithm)));

    internal static PlanTerminal WithRights(TerminalRights rights) => Holding(Verifiers.Chain(rights));

    /// <summary>The chip trusts an authority that gives fewer rights than the terminal's certificates say.</summary>
    internal static PlanTerminal WithNarrowTrust(TerminalRights rights) => Usual with
    {
        Trust = new(
            [TestVerifiers.Read(Verifiers.Authority.Certify(
                Verifiers.Authority, TerminalRole.Authority, rights, TestVerifiers.From, TestVerifiers.Until))],
            TestVerifiers.From),
    };

    /// <summary>The signature of one certificate is wrong: that of the verifier, 0, or of the terminal, 1.</summary>
    internal static PlanTerminal WithWrongSignature(int place)
    {
        var chain = Verifiers.Chain().ToArray();
        var content = chain[place].Content.ToArray();
        content[^1] ^= 1;
        chain[place] = chain[place] with { Content = content };
        return Holding(chain);
    }

    internal static PlanTerminal Expired(bool isVerifier, bool isTerminal)
    {
        var yesterday = Reading.Specimens.Day.AddDays(-1);
        return Holding(Verifiers.Chain(
            verifierUntil: isVerifier ? yesterday : null, terminalUntil: isTerminal ? yesterday : null));
    }

    /// <summary>
    /// The verifier's certificate is not there; or the terminal's is not, which has one of another State instead.
    /// </summary>
    internal static IEnumerable<PlanTerminal> Lacking()
    {
        var others = new TestVerifiers(name => SpecimenKeyHolder.OfCurve("XX" + name[2..]));
        var chain = Verifiers.Chain();
        yield return Holding([chain[1]]);
        yield return Usual with { Held = new([chain[0], .. others.Chain()], [others.Terminal.Key]) };
    }

    /// <summary>Certificates of several verifiers, domestic and foreign, some of whom the chip does not know.</summary>
    internal static PlanTerminal WithSeveral()
    {
        var others = new TestVerifiers(name => SpecimenKeyHolder.OfCurve(name[..^1] + "7"));
        return Usual with
        {
            Held = new(
                [
                    .. others.Chain(authority: Third), .. others.Chain(),
                    .. Verifiers.Chain(role: TerminalRole.ForeignVerifier), .. Verifiers.Chain(),
                ],
                [others.Terminal.Key, Verifiers.Terminal.Key]),
        };
    }

    /// <summary>The chip knows the first key of the authority, the terminal's chain stands under a later one.</summary>
    internal static PlanTerminal WithLinks(int count)
    {
        CardVerifiableCertificate[] links =
            [TestVerifiers.Link(Verifiers.Authority, Second), TestVerifiers.Link(Second, Third)];
        var last = count == 1 ? Second : Third;
        return Holding([.. links.Take(count), .. Verifiers.Chain(authority: last)]);
    }

    /// <summary>The terminal has a link certificate, and the chip knows the later key already, or too.</summary>
    internal static IEnumerable<PlanTerminal> WithNeedlessLink()
    {
        var link = TestVerifiers.Link(Verifiers.Authority, Second);
        var (first, second) = (Verifiers.TrustPoint, TestVerifiers.Own(Second));
        var held = Verifiers.Holding([link, .. Verifiers.Chain(authority: Second)]);
        yield return new(new([second], TestVerifiers.From), held);
        yield return new(new([second, first], TestVerifiers.From), held);
        yield return new(
            new([first], TestVerifiers.From), Verifiers.Holding([link, .. Verifiers.Chain()]));
    }

    private static PlanTerminal Of(TestVerifiers verifiers) => new(verifiers.Trust, verifiers.Held);

    private static PlanTerminal Holding(IEnumerable<CardVerifiableCertificate> certificates) =>
        Usual with { Held = Verifiers.Holding(certificates) };
}
