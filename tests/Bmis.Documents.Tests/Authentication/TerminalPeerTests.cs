using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.CardVerifiable;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>The terminal before a chip that others wrote: certificates and signature are as they expect.</summary>
public sealed class TerminalPeerTests
{
    private const string Source = "Authentication/peers/terminal_peer.c";

    private static readonly byte[] ChipIdentifier = [.. Enumerable.Range(1, 32).Select(one => (byte)one)];
    private static readonly byte[] TerminalKey = [.. Enumerable.Range(60, 32).Select(one => (byte)one)];
    private static readonly byte[] Challenge = [9, 8, 7, 6, 5, 4, 3, 2];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Algorithms => CardVerifiableCertificateTests.Algorithms;

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Certificates_and_signature_of_every_algorithm_are_taken(string family, int number)
    {
        using var verifiers = new TestVerifiers(name => CardVerifiableCertificateTests.Make(name, family, number));
        using var peer = await OpenPacePeer.StartAsync(Source, Cancellation);
        Assert.Equal("ok", await peer.AskAsync($"root {Hex(Whole(verifiers.TrustPoint))}", Cancellation));
        await ShowAsync(peer, verifiers.Chain());
        var signature = await SignAsync(verifiers.Held);
        string Line(byte[] challenge, ReadOnlyMemory<byte> signed) =>
            $"verify {Hex(ChipIdentifier)} {Hex(TerminalKey)} {Hex(challenge)} {Hex(signed)}";
        Assert.Equal("ok", await peer.AskAsync(Line(Challenge, signature), Cancellation));
        byte[] other = [.. Challenge[..7], 3];
        Assert.Equal("bad", await peer.AskAsync(Line(other, signature), Cancellation));
    }

    [Fact]
    public async Task A_link_certificate_leads_to_the_next_key_there_too_and_a_forged_chain_nowhere()
    {
        using var verifiers = new TestVerifiers();
        using var next = SpecimenKeyHolder.OfCurve("UTCVCA00002");
        using var peer = await OpenPacePeer.StartAsync(Source, Cancellation);
        Assert.Equal("ok", await peer.AskAsync($"root {Hex(Whole(verifiers.TrustPoint))}", Cancellation));
        await ShowAsync(peer, [TestVerifiers.Link(verifiers.Authority, next), .. verifiers.Chain(authority: next)]);
        using var strangers = new TestVerifiers();
        Assert.Equal("ok", await peer.AskAsync($"root {Hex(Whole(verifiers.TrustPoint))}", Cancellation));
        Assert.Equal("bad", await peer.AskAsync($"import {Hex(Whole(strangers.Chain()[0]))}", Cancellation));
    }

    private static async Task ShowAsync(OpenPacePeer peer, IEnumerable<CardVerifiableCertificate> chain)
    {
        foreach (var one in chain)
            Assert.Equal(
                $"ok {one.Authority} {one.Holder}", await peer.AskAsync($"import {Hex(Whole(one))}", Cancellation));
    }

    // The signature as the terminal sends it to a chip that says yes to everything.
    private static async Task<ReadOnlyMemory<byte>> SignAsync(TerminalCertificates held)
    {
        var chip = new ScriptedChip(command => command[1] == 0x84 ? [.. Challenge, 0x90, 0x00] : [0x90, 0x00]);
        using var channel = new ChipChannel(chip);
        var trustPoint = held.All[0].Authority;
        var result = await TerminalAuthentication.PerformAsync(
            channel, new(ChipIdentifier, TerminalKey), [trustPoint], held, Specimens.Day, Cancellation);
        Assert.Equal(TerminalAuthenticationFault.None, result.Fault);
        return CommandApdu.Parse(chip.Commands[^1])!.Data;
    }

    private static byte[] Whole(CardVerifiableCertificate certificate) =>
        TlvWriter.Object(0x7F21, certificate.Content.Span);

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(bytes.Span);
}
