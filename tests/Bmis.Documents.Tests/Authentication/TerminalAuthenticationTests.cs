using System.Security.Cryptography;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.CardVerifiable;
using Bmis.Documents.Tests.Reading;
using Fault = Bmis.Documents.Authentication.TerminalAuthenticationFault;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>Terminal and chip, without the session that lies around them in a document.</summary>
public sealed class TerminalAuthenticationTests : IDisposable
{
    private static readonly DateOnly Day = Specimens.Day;
    private static readonly TerminalBinding Binding = new(new byte[] { 1, 2, 3 }, new byte[] { 4, 5, 6 });

    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly TestVerifiers _verifiers = new();
    private readonly SpecimenKeyHolder _next = SpecimenKeyHolder.OfCurve("UTCVCA00002");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chip_takes_a_terminal_and_forgets_it_with_the_session()
    {
        var card = Card(_verifiers.Trust);
        var chip = Chip(card);
        var result = await PerformAsync(chip, card, _verifiers.Held);
        Assert.Equal((Fault.None, TerminalRights.All), (result.Fault, result.Rights));
        Assert.Equal(DocumentCheckResult.Successful, result.Result);
        Assert.Equal((false, false, false), (card.IsKeptBack(3), card.IsKeptBack(4), card.IsKeptBack(2)));
        Assert.Equal(
            ["002281B6", "002A00BE", "002281B6", "002A00BE", "002281A4", "00840000", "00820000"],
            chip.Commands.Select(command => Convert.ToHexString(command.AsSpan(0, 4))));
        card.End();
        Assert.Equal((true, true), (card.IsKeptBack(3), card.IsKeptBack(4)));
    }

    [Theory]
    [InlineData(TerminalRights.Fingers, false, true)]
    [InlineData(TerminalRights.Irises, true, false)]
    [InlineData(TerminalRights.None, true, true)]
    public async Task A_chip_gives_what_the_certificates_say(TerminalRights rights, bool fingers, bool irises)
    {
        var card = Card(_verifiers.Trust);
        var result = await PerformAsync(Chip(card), card, _verifiers.Holding(_verifiers.Chain(rights)));
        Assert.Equal((Fault.None, rights), (result.Fault, result.Rights));
        Assert.Equal((fingers, irises), (card.IsKeptBack(3), card.IsKeptBack(4)));
    }

    [Fact]
    public async Task A_signature_for_another_chip_or_another_session_is_refused()
    {
        foreach (var other in new[]
        {
            Binding with { ChipIdentifier = new byte[] { 1, 2, 4 } },
            Binding with { TerminalKey = new byte[] { 4, 5, 7 } },
        })
        {
            var card = Card(_verifiers.Trust);
            var result = await PerformAsync(Chip(card), card, _verifiers.Held, other);
            Assert.Equal((Fault.SignatureRefused, "6300"), (result.Fault, result.Status.ToString()));
            Assert.Equal((TerminalRights.None, true), (result.Rights, card.IsKeptBack(3)));
            Assert.Equal("UTTERM00001", result.Terminal!.Text);
        }
    }

    [Fact]
    public async Task A_terminal_of_another_key_than_its_certificates_is_refused()
    {
        using var other = SpecimenKeyHolder.OfCurve("UTTERM00001");
        var card = Card(_verifiers.Trust);
        var held = new TerminalCertificates(_verifiers.Chain(), [new Impostor(other.Key)]);
        Assert.Equal(Fault.SignatureRefused, (await PerformAsync(Chip(card), card, held)).Fault);
    }

    [Fact]
    public async Task A_key_that_does_not_sign_is_the_terminals_lack_and_nothing_is_sent()
    {
        var card = Card(_verifiers.Trust);
        var chip = Chip(card);
        var held = new TerminalCertificates(_verifiers.Chain(), [new Impostor(null)]);
        var result = await PerformAsync(chip, card, held);
        Assert.Equal((Fault.KeyUnavailable, DocumentCheckResult.NotPerformed), (result.Fault, result.Result));
        Assert.DoesNotContain(chip.Commands, command => command[1] == 0x82);
    }

    [Fact]
    public async Task Without_a_chain_or_with_an_expired_one_the_chip_is_asked_nothing()
    {
        var card = Card(new([TestVerifiers.Own(_next)], Day));
        var chip = Chip(card);
        var result = await PerformAsync(chip, card, _verifiers.Held);
        Assert.Equal((Fault.NoChain, DocumentCheckResult.NotPerformed), (result.Fault, result.Result));
        Assert.Equal(["UTCVCA00002"], result.TrustPoints.Select(one => one.Text));
        card = Card(_verifiers.Trust);
        var expired = _verifiers.Holding(_verifiers.Chain(terminalUntil: Day.AddDays(-1)));
        result = await PerformAsync(chip, card, expired);
        Assert.Equal((Fault.ChainExpired, DocumentCheckResult.NotPerformed), (result.Fault, result.Result));
        Assert.Empty(chip.Commands);
    }

    // Nobody in this chain ever had a key that the chip knows.
    [Fact]
    public async Task Certificates_of_an_authority_that_only_has_the_name_are_refused()
    {
        using var strangers = new TestVerifiers();
        var card = Card(_verifiers.Trust);
        var result = await PerformAsync(Chip(card), card, strangers.Held);
        Assert.Equal((Fault.CertificateRefused, DocumentCheckResult.Failed), (result.Fault, result.Result));
    }

    [Fact]
    public async Task The_chips_second_trust_point_is_tried_when_the_first_has_no_chain_or_refuses_it()
    {
        using var strangers = new TestVerifiers(name => SpecimenKeyHolder.OfCurve(name[..^1] + "9"));
        using var impostor = SpecimenKeyHolder.OfCurve("UTCVCA00002");
        var card = Card(new([TestVerifiers.Own(_next), _verifiers.TrustPoint], TestVerifiers.From));
        Assert.Equal(Fault.None, (await PerformAsync(Chip(card), card, _verifiers.Held)).Fault);
        var forged = strangers.Chain(authority: impostor);
        var held = new TerminalCertificates(
            [.. forged, .. _verifiers.Chain()], [strangers.Terminal.Key, _verifiers.Terminal.Key]);
        card = Card(new([TestVerifiers.Own(_next), _verifiers.TrustPoint], TestVerifiers.From));
        var chip = Chip(card);
        Assert.Equal(Fault.None, (await PerformAsync(chip, card, held)).Fault);
        Assert.Equal(9, chip.Commands.Count);
    }

    [Fact]
    public async Task A_link_certificate_teaches_the_chip_its_new_trust_point_for_good()
    {
        var card = Card(_verifiers.Trust);
        var link = TestVerifiers.Link(_verifiers.Authority, _next, from: Day);
        var held = _verifiers.Holding([link, .. _verifiers.Chain(authority: _next)]);
        var chip = Chip(card);
        Assert.Equal(Fault.None, (await PerformAsync(chip, card, held)).Fault);
        Assert.Equal(["UTCVCA00002", "UTCVCA00001"], card.TrustPoints.Select(one => one.Text));
        Assert.Equal(9, chip.Commands.Count);
        card.End();
        Assert.Equal(Fault.None, (await PerformAsync(chip, card, held)).Fault);
        Assert.Equal(9 + 7, chip.Commands.Count);
    }

    [Fact]
    public async Task A_chip_takes_an_expired_link_and_lets_an_expired_trust_point_go()
    {
        var root = TestVerifiers.Own(_verifiers.Authority, until: Day.AddDays(-2));
        var card = Card(new([root], TestVerifiers.From));
        var link = TestVerifiers.Link(_verifiers.Authority, _next, until: Day.AddDays(-1));
        var later = TestVerifiers.Read(_next.Certify(
            _verifiers.Verifier, TerminalRole.DomesticVerifier, TerminalRights.All, Day, Day));
        var held = _verifiers.Holding([link, later, _verifiers.Chain()[1]]);
        Assert.Equal(Fault.None, (await PerformAsync(Chip(card), card, held)).Fault);
        Assert.Equal(Day, card.Today);
        using var third = SpecimenKeyHolder.OfCurve("UTCVCA00003");
        held = _verifiers.Holding([TestVerifiers.Link(_next, third), .. _verifiers.Chain(authority: third)]);
        card.End();
        Assert.Equal(Fault.None, (await PerformAsync(Chip(card), card, held)).Fault);
        Assert.Equal(["UTCVCA00003"], card.TrustPoints.Select(one => one.Text));
    }

    [Fact]
    public async Task A_chip_learns_the_day_from_its_own_State_and_refuses_what_has_expired_by_then()
    {
        var card = Card(_verifiers.Trust);
        Assert.Equal(Fault.None, (await PerformAsync(Chip(card), card, Dated(TerminalRole.ForeignVerifier))).Fault);
        Assert.Equal(Day, card.Today);
        card = Card(_verifiers.Trust);
        Assert.Equal(Fault.None, (await PerformAsync(Chip(card), card, Dated(TerminalRole.DomesticVerifier))).Fault);
        Assert.Equal(Day.AddDays(5), card.Today);
        card.End();
        var early = _verifiers.Holding(_verifiers.Chain(terminalUntil: Day.AddDays(4)));
        Assert.Equal(Fault.CertificateRefused, (await PerformAsync(Chip(card), card, early)).Fault);
    }

    [Fact]
    public async Task A_chip_that_answers_otherwise_is_named_by_the_step()
    {
        Assert.Equal(Fault.TrustPointRefused, await AnsweringAsync(0, [0x6A, 0x88]));
        Assert.Equal(Fault.CertificateRefused, await AnsweringAsync(1, [0x63, 0x00]));
        Assert.Equal(Fault.CertificateRefused, await AnsweringAsync(2, [0x6A, 0x88]));
        Assert.Equal(Fault.KeyRefused, await AnsweringAsync(4, [0x6A, 0x80]));
        Assert.Equal(Fault.NoChallenge, await AnsweringAsync(5, [0x6D, 0x00]));
        Assert.Equal(Fault.WrongChallenge, await AnsweringAsync(5, [1, 2, 3, 4, 5, 6, 7, 0x90, 0x00]));
        Assert.Equal(Fault.WrongChallenge, await AnsweringAsync(5, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0x90, 0x00]));
        Assert.Equal(Fault.SignatureRefused, await AnsweringAsync(6, [0x69, 0x82]));
        Assert.Equal(Fault.NotProtected, await AnsweringAsync(3, [0x90]));
    }

    [Fact]
    public void A_chip_goes_by_the_order_of_the_protocol()
    {
        var card = Card(_verifiers.Trust);
        Assert.False(card.Takes(new(0, 0x84, 0, 0, Expected: 8)));
        card.Begin([1], [2]);
        Assert.True(card.Takes(new(0, 0x84, 0, 0, Expected: 8)));
        var certificate = _verifiers.Chain()[0].Content;
        Assert.Equal(0x6985, card.Answer(new(0, 0x2A, 0, 0xBE, certificate)).Status.Value);
        Assert.Equal(0x6A88, card.Answer(new(0, 0x22, 0x81, 0xB6, new byte[] { 0x83, 1, 0x41 })).Status.Value);
        Assert.Equal(0x6A88, card.Answer(new(0, 0x22, 0x81, 0xA4, new byte[] { 0x83, 1, 0x41 })).Status.Value);
        Assert.Equal(0x6985, card.Answer(new(0, 0x82, 0, 0, new byte[64])).Status.Value);
        byte[] name = [0x83, 11, .. _verifiers.Authority.Reference.ToBytes()];
        Assert.Equal(0x9000, card.Answer(new(0, 0x22, 0x81, 0xB6, name)).Status.Value);
        Assert.Equal(0x6A80, card.Answer(new(0, 0x2A, 0, 0xBE, new byte[] { 1 })).Status.Value);
    }

    public void Dispose()
    {
        _random.Dispose();
        _verifiers.Dispose();
        _next.Dispose();
    }

    private TerminalCertificates Dated(TerminalRole role)
    {
        var verifier = TestVerifiers.Read(_verifiers.Authority.Certify(
            _verifiers.Verifier, role, TerminalRights.All, Day, TestVerifiers.Until));
        var terminal = TestVerifiers.Read(_verifiers.Verifier.Certify(
            _verifiers.Terminal, TerminalRole.InspectionSystem, TerminalRights.All, Day.AddDays(5),
            TestVerifiers.Until));
        return _verifiers.Holding([verifier, terminal]);
    }

    private TerminalAuthenticationCard Card(TerminalTrust trust) => new(trust, _random);

    private static ScriptedChip Chip(TerminalAuthenticationCard card) =>
        new(command => card.Answer(CommandApdu.Parse(command)!).ToBytes());

    private async Task<Fault> AnsweringAsync(int step, byte[] answer)
    {
        var card = Card(_verifiers.Trust);
        var steps = 0;
        var chip = new ScriptedChip(
            command => steps++ == step ? answer : card.Answer(CommandApdu.Parse(command)!).ToBytes());
        var result = await PerformAsync(chip, card, _verifiers.Held);
        Assert.Equal((step + 1, TerminalRights.None), (chip.Commands.Count, result.Rights));
        return result.Fault;
    }

    private static async Task<TerminalAuthenticationResult> PerformAsync(
        ScriptedChip chip, TerminalAuthenticationCard card, TerminalCertificates held, TerminalBinding? other = null)
    {
        card.Begin(Binding.ChipIdentifier.ToArray(), Binding.TerminalKey.ToArray());
        using var channel = new ChipChannel(chip);
        var day = held.All.Max(one => one.EffectiveDate);
        return await TerminalAuthentication.PerformAsync(
            channel, other ?? Binding, card.TrustPoints, held, day < Day ? Day : day, Cancellation);
    }

    /// <summary>Says of every terminal's certificate that it is its own; signs with another key or not.</summary>
    private sealed class Impostor(ITerminalKey? key) : ITerminalKey
    {
        public bool IsFor(CardVerifiableCertificate certificate) =>
            certificate.Authorisation.Role == TerminalRole.InspectionSystem;

        public async ValueTask<ReadOnlyMemory<byte>?> SignAsync(
            string algorithm, ReadOnlyMemory<byte> message, CancellationToken cancellation) =>
            key is null ? null : await key.SignAsync(algorithm, message, cancellation);
    }
}
