using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Reading;

namespace Bmis.Documents.Tests.CardVerifiable;

/// <summary>Which certificates lead from a trust point to a key.</summary>
public sealed class TerminalCertificatesTests : IDisposable
{
    private static readonly DateOnly Day = Specimens.Day;

    private readonly TestVerifiers _verifiers = new();
    private readonly SpecimenKeyHolder _next = SpecimenKeyHolder.OfCurve("UTCVCA00002");
    private readonly SpecimenKeyHolder _afterNext = SpecimenKeyHolder.OfCurve("UTCVCA00003");

    [Fact]
    public void A_chain_leads_over_the_verifier_and_carries_the_rights_that_all_of_it_give()
    {
        var held = _verifiers.Holding(_verifiers.Chain(TerminalRights.Irises));
        var chain = Assert.Single(held.From(_verifiers.Authority.Reference));
        Assert.Equal(["UTDVER00001", "UTTERM00001"], chain.Certificates.Select(one => one.Holder.Text));
        Assert.Equal((TerminalRights.Irises, true), (chain.Rights, chain.IsValidOn(Day)));
        Assert.True(held.HasKeys);
        Assert.Empty(held.From(_next.Reference));
    }

    [Fact]
    public void Link_certificates_lead_from_older_trust_points()
    {
        var held = _verifiers.Holding(
        [
            TestVerifiers.Own(_verifiers.Authority),
            TestVerifiers.Link(_next, _afterNext),
            TestVerifiers.Link(_verifiers.Authority, _next),
            .. _verifiers.Chain(authority: _afterNext),
        ]);
        Assert.Equal(4, held.From(_verifiers.Authority.Reference).Single().Certificates.Count);
        Assert.Equal(3, held.From(_next.Reference).Single().Certificates.Count);
        Assert.Equal(2, held.From(_afterNext.Reference).Single().Certificates.Count);
    }

    [Fact]
    public void The_shortest_chain_comes_first_and_then_the_longest_valid()
    {
        var old = _verifiers.Chain(terminalUntil: Day.AddDays(1));
        var held = _verifiers.Holding(
        [
            old[1],
            TestVerifiers.Link(_verifiers.Authority, _next),
            .. _verifiers.Chain(),
            _verifiers.Chain(authority: _next)[0],
        ]);
        var chains = held.From(_verifiers.Authority.Reference);
        Assert.Equal([2, 2, 3, 3], chains.Select(one => one.Certificates.Count));
        Assert.Equal(TestVerifiers.Until, chains[0].Terminal.ExpirationDate);
        Assert.Equal(Day.AddDays(1), chains[1].Terminal.ExpirationDate);
    }

    [Fact]
    public void A_chain_without_its_key_its_verifier_or_its_order_is_none()
    {
        var chain = _verifiers.Chain();
        Assert.Empty(new TerminalCertificates(chain, [_next.Key]).From(_verifiers.Authority.Reference));
        Assert.Empty(_verifiers.Holding([chain[1]]).From(_verifiers.Authority.Reference));
        Assert.Empty(_verifiers.Holding(chain).From(_verifiers.Verifier.Reference));
        var direct = TestVerifiers.Read(_verifiers.Authority.Certify(
            _verifiers.Terminal, TerminalRole.InspectionSystem, TerminalRights.All, Day, Day));
        Assert.Empty(_verifiers.Holding([direct]).From(_verifiers.Authority.Reference));
    }

    [Fact]
    public void Authorities_that_certify_each_other_end()
    {
        var held = _verifiers.Holding(
        [
            TestVerifiers.Link(_verifiers.Authority, _next), TestVerifiers.Link(_next, _verifiers.Authority),
            .. _verifiers.Chain(),
        ]);
        Assert.Equal([2], held.From(_verifiers.Authority.Reference).Select(one => one.Certificates.Count));
        Assert.Equal([3], held.From(_next.Reference).Select(one => one.Certificates.Count));
    }

    // Twelve authorities have more than three million ways of eight certificates among each other.
    [Fact]
    public void Authorities_that_all_certify_each_other_keep_nobody_waiting()
    {
        var authorities = Enumerable.Range(10, 12).Select(n => SpecimenKeyHolder.OfCurve($"UTCVCA000{n}")).ToList();
        var links = authorities.SelectMany(_ => authorities, (one, other) => (one, other))
            .Where(pair => pair.one != pair.other)
            .Select(pair => TestVerifiers.Link(pair.one, pair.other))
            .ToList();
        authorities.ForEach(one => one.Dispose());
        var held = _verifiers.Holding([.. _verifiers.Chain(), .. links]);
        var began = TimeProvider.System.GetTimestamp();
        Assert.Empty(held.From(authorities[0].Reference));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(5));
        Assert.Single(held.From(_verifiers.Authority.Reference));
    }

    [Fact]
    public void Expired_verifiers_and_terminals_spoil_a_chain_and_expired_links_do_not()
    {
        var yesterday = Day.AddDays(-1);
        Assert.False(IsValid(_verifiers.Chain(verifierUntil: yesterday)));
        Assert.False(IsValid(_verifiers.Chain(terminalUntil: yesterday)));
        var chain = _verifiers.Chain(authority: _next);
        Assert.True(IsValid([TestVerifiers.Link(_verifiers.Authority, _next, until: yesterday), .. chain]));
        Assert.False(IsValid([TestVerifiers.Link(_verifiers.Authority, _next, from: Day.AddDays(1)), .. chain]));
    }

    [Fact]
    public void A_certificate_is_usable_when_its_whole_chain_is()
    {
        var chain = _verifiers.Chain(verifierUntil: Day);
        var (root, held) = (_verifiers.TrustPoint, _verifiers.Holding([_verifiers.TrustPoint, .. chain]));
        Assert.All(chain, one => Assert.True(held.IsUsable(one, Day)));
        Assert.All(chain, one => Assert.False(held.IsUsable(one, Day.AddDays(1))));
        Assert.False(held.IsUsable(root, Day));
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----")]
    [InlineData("a key")]
    [InlineData("")]
    public void What_is_no_private_key_is_not_taken_for_one(string text) => Assert.Null(Pkcs8TerminalKey.Read(text));

    [Fact]
    public void A_key_finds_its_certificate_signs_for_its_own_algorithms_alone_and_prints_nothing()
    {
        using var key = Pkcs8TerminalKey.Read(_verifiers.Terminal.Pem)!;
        var chain = _verifiers.Chain();
        Assert.Equal((false, true), (key.IsFor(chain[0]), key.IsFor(chain[1])));
        Assert.Null(key.Sign(TerminalAlgorithms.Rsa + "2", [1]));
        Assert.Null(key.Sign("1.2.3", [1]));
        Assert.Equal(64, key.Sign(TerminalAlgorithms.Ecdsa + "3", [1])!.Length);
        Assert.Equal("[terminal key]", key.ToString());
    }

    public void Dispose()
    {
        _verifiers.Dispose();
        _next.Dispose();
        _afterNext.Dispose();
    }

    private bool IsValid(IEnumerable<CardVerifiableCertificate> certificates) =>
        _verifiers.Holding(certificates).From(_verifiers.Authority.Reference).Single().IsValidOn(Day);
}
