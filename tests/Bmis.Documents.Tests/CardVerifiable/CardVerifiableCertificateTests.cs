using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.CardVerifiable;

/// <summary>Card verifiable certificates (BSI TR-03110-3, C.1) by the book and otherwise.</summary>
public sealed class CardVerifiableCertificateTests : IDisposable
{
    private static readonly DateOnly Day = Specimens.Day;

    private readonly TestVerifiers _verifiers = new();

    public static TheoryData<string, int> Algorithms
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var oid in TerminalAlgorithms.Known)
                rows.Add(IsRsa(oid) ? "RSA" : "ECDSA", oid[^1] - '0');
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_chain_of_every_algorithm_is_read_and_its_signatures_hold(string family, int number)
    {
        using var verifiers = new TestVerifiers(name => Make(name, family, number));
        var (root, chain) = (verifiers.TrustPoint, verifiers.Chain());
        var domain = root.PublicKey.Domain;
        Assert.True(root.IsSelfSigned);
        Assert.Equal(family == "RSA", domain is null);
        var issuer = root;
        Assert.True(root.IsSignedBy(root, root));
        foreach (var next in chain)
        {
            Assert.True(next.IsSignedBy(issuer, root));
            Assert.False(next.IsSignedBy(next, root));
            Assert.Null(next.PublicKey.Domain);
            issuer = next;
        }
    }

    [Fact]
    public void What_it_says_is_read()
    {
        var bytes = _verifiers.Authority.Certify(
            _verifiers.Verifier, TerminalRole.ForeignVerifier, TerminalRights.Fingers, Day, Day.AddDays(3));
        var read = TestVerifiers.Read(bytes);
        Assert.Equal(("UTCVCA00001", "UTDVER00001", "UT"), (read.Authority.Text, read.Holder.Text, read.Holder.State));
        Assert.Equal((Day, Day.AddDays(3)), (read.EffectiveDate, read.ExpirationDate));
        Assert.Equal(
            (TerminalRole.ForeignVerifier, TerminalRights.Fingers),
            (read.Authorisation.Role, read.Authorisation.Rights));
        Assert.Equal((false, false, false), (read.IsSelfSigned, read.IsLink, read.PublicKey.IsRsa));
        Assert.Equal(
            [false, true, true, false],
            ((int[])[-1, 0, 3, 4]).Select(days => read.IsValidOn(Day.AddDays(days))));
        Assert.True(bytes.AsSpan().IndexOf(read.Content.Span) > 0);
        Assert.Equal("[certificate of UTDVER00001 by UTCVCA00001]", read.ToString());
    }

    public static TheoryData<string, uint, string, CardVerifiableFault> Wrongs => new()
    {
        { "no profile", 0x5F29, "", CardVerifiableFault.Missing },
        { "a newer profile", 0x5F29, "01", CardVerifiableFault.UnknownProfile },
        { "no authority", 0x42, "", CardVerifiableFault.Missing },
        { "an authority too long", 0x42, "5554414141414141414141413030303031", CardVerifiableFault.WrongReference },
        { "a holder with a line feed", 0x5F20, "55540A3030303031", CardVerifiableFault.WrongReference },
        { "no authorisation", 0x7F4C, "", CardVerifiableFault.Missing },
        { "an authorisation of nothing", 0x7F4C, "060904007F000703010201", CardVerifiableFault.WrongAuthorisation },
        {
            "an authorisation of two bytes", 0x7F4C, "0609" + "04007F000703010201" + "53020000",
            CardVerifiableFault.WrongAuthorisation
        },
        { "no such day", 0x5F25, "020600020300", CardVerifiableFault.WrongDate },
        { "a month too many", 0x5F24, "020601030001", CardVerifiableFault.WrongDate },
        { "digits of ASCII", 0x5F24, "323631313238", CardVerifiableFault.WrongDate },
        { "packed digits", 0x5F24, "261128", CardVerifiableFault.WrongDate },
        { "no key", 0x7F49, "", CardVerifiableFault.Missing },
        { "a key of nothing", 0x7F49, "060A04007F00070202020203", CardVerifiableFault.BadKey },
        { "a key without its kind", 0x7F49, "8601FF", CardVerifiableFault.Missing },
        { "another protocol's key", 0x7F49, "060904007F000702020102860104", CardVerifiableFault.UnknownAlgorithm },
        { "a compressed point", 0x7F49, "060A04007F00070202020203" + "860102", CardVerifiableFault.BadKey },
        { "a modulus of 8 bits", 0x7F49, "060A04007F00070202020102" + "8101FF" + "820103", CardVerifiableFault.BadKey },
        {
            "half a curve", 0x7F49, "060A04007F00070202020203" + "810107" + "860104", CardVerifiableFault.BadKey
        },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void A_part_that_is_wrong_is_named(string what, uint tag, string value, CardVerifiableFault fault)
    {
        var good = _verifiers.Authority.Certify(
            _verifiers.Verifier, TerminalRole.DomesticVerifier, TerminalRights.All, Day, Day);
        var written = new TlvWriter();
        foreach (var (one, content) in Parts(TestVerifiers.Read(good)))
            if (one != tag)
                written.Add(one, content);
            else if (value.Length > 0)
                written.Add(one, Convert.FromHexString(value));
        var changed = _verifiers.Authority.Sign(written.Written.Span);
        Assert.True(fault == CardVerifiableCertificate.Read(changed, out var read), what);
        Assert.Null(read);
    }

    [Fact]
    public void Extensions_are_passed_over_and_anything_else_is_not()
    {
        byte[] Extended(uint tag) => _verifiers.Authority.Sign(new TlvWriter()
            .AddWritten(TlvContent(TestVerifiers.Read(_verifiers.Authority.Certify(
                _verifiers.Verifier, TerminalRole.DomesticVerifier, TerminalRights.All, Day, Day)).Body))
            .Add(tag, extension => extension.Add(0x73, [6, 1, 42]))
            .Written.Span);
        Assert.Equal(CardVerifiableFault.None, CardVerifiableCertificate.Read(Extended(0x65), out _));
        Assert.Equal(CardVerifiableFault.Malformed, CardVerifiableCertificate.Read(Extended(0x66), out _));
    }

    [Fact]
    public void What_is_no_certificate_is_told_apart()
    {
        var good = _verifiers.Terminal.Certify(
            _verifiers.Terminal, TerminalRole.Authority, TerminalRights.All, Day, Day);
        Assert.Equal(CardVerifiableFault.Malformed, Fault([]));
        Assert.Equal(CardVerifiableFault.WrongTag, Fault([0x30, 0]));
        Assert.Equal(CardVerifiableFault.Malformed, Fault([.. good, 0]));
        Assert.Equal(CardVerifiableFault.Malformed, Fault(good[..^1]));
        Assert.Equal(CardVerifiableFault.TooLong, Fault(new byte[9_000]));
        Assert.Equal(CardVerifiableFault.Missing, Fault([0x7F, 0x21, 0]));
    }

    // A known equation with another base point makes anybody's signature hold (CVE-2020-0601).
    [Fact]
    public void A_known_curve_with_another_base_point_is_refused()
    {
        var own = TestVerifiers.Own(_verifiers.Authority);
        var body = own.Body.ToArray();
        var domain = own.PublicKey.Domain!;
        var place = body.AsSpan().IndexOf(domain.G.GetEncoded(compressed: false));
        domain.G.Twice().Normalize().GetEncoded(compressed: false).CopyTo(body.AsSpan(place));
        var forged = _verifiers.Authority.Sign(TlvContent(body));
        Assert.Equal(CardVerifiableFault.BadKey, Fault(forged));
    }

    public void Dispose() => _verifiers.Dispose();

    private static bool IsRsa(string oid) => oid.StartsWith(TerminalAlgorithms.Rsa, StringComparison.Ordinal);

    private static CardVerifiableFault Fault(byte[] bytes) => CardVerifiableCertificate.Read(bytes, out _);

    private static byte[] TlvContent(ReadOnlyMemory<byte> whole)
    {
        TlvReader.ReadHead(whole.Span, out _, out var head, out _);
        return whole[head..].ToArray();
    }

    private static List<(uint Tag, byte[] Value)> Parts(CardVerifiableCertificate certificate)
    {
        var parts = new List<(uint, byte[])>();
        var reader = new TlvReader(TlvContent(certificate.Body));
        while (reader.Read(out var part) == TlvFault.None)
            parts.Add((part.Tag, part.Value.ToArray()));
        return parts;
    }

    internal static SpecimenKeyHolder Make(string name, string family, int number) =>
        family == "RSA" ? SpecimenKeyHolder.OfRsa(name, number, 1536) : SpecimenKeyHolder.OfCurve(name, number);
}
