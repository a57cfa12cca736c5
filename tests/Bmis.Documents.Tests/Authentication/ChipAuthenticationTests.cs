using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Iso7816;
using Bmis.Documents.Tests.Lds;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.Authentication;

public sealed class ChipAuthenticationTests
{
    private const int Seed = 20261127;
    private static readonly byte[] OldSecret = [.. Enumerable.Range(1, 32).Select(one => (byte)one)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Combinations()
    {
        var rows = new TheoryData<string, int>();
        foreach (var protocol in ChipAuthenticationProtocol.Known)
            foreach (var id in StandardDomainParameters.Ids.Where(id => (id >= 8 ? 1 : 0) == (int)protocol.Kind))
                rows.Add(protocol.Oid, id);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Both_sides_speak_in_the_new_session(string oid, int id)
    {
        var key = ChipKeys.Card(id, 300, Seed);
        var infos = ChipKeys.Infos(ChipAuthenticationProtocol.Of(oid), ChipKeys.Info(key, id, 300));
        using var chip = new SecureCard(OldCipher(), [key]);
        var result = await OpenAsync(chip, infos);
        Assert.Equal((ChipAuthenticationFault.None, StatusWord.Success), (result.Fault, result.Status));
        Assert.True(await SpeaksAsync(result, chip));
        Assert.Equal(
            oid.EndsWith(".1", StringComparison.Ordinal) ? ["002241A6"] : ["002241A4", "00860000"],
            chip.Heard.SkipLast(1).Select(heard => heard[..8]));
        Assert.EndsWith("8402012C", chip.Heard[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_spells_its_group_out_works_as_well()
    {
        var key = ChipKeys.Card(2, null, Seed);
        var info = new ChipAuthenticationPublicKeyInfo(KeyAgreementKind.DiffieHellman, ChipKeys.SpeltOut(key), null);
        using var chip = new SecureCard(OldCipher(), [key]);
        var protocol = ChipAuthenticationProtocol.Of(KeyAgreementKind.DiffieHellman, SessionSuite.Aes256);
        Assert.True(await SpeaksAsync(await OpenAsync(chip, ChipKeys.Infos(protocol, info)), chip));
    }

    [Fact]
    public async Task A_chip_with_a_key_alone_means_triple_des()
    {
        var key = ChipKeys.Card(13, null, Seed);
        using var chip = new SecureCard(OldCipher(), [key]);
        var result = await OpenAsync(chip, ChipKeys.Infos(null, ChipKeys.Info(key, 13, null)));
        Assert.True(result.Option!.IsInferred);
        Assert.True(await SpeaksAsync(result, chip));
        Assert.StartsWith("002241A6" + "9141", chip.Heard[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_without_the_private_key_cannot_answer_in_the_new_session()
    {
        var (genuine, copy) = (ChipKeys.Card(13, null, Seed), ChipKeys.Card(13, null, Seed + 1));
        foreach (var suite in Enum.GetValues<SessionSuite>())
        {
            var protocol = ChipAuthenticationProtocol.Of(KeyAgreementKind.EllipticCurve, suite);
            using var chip = new SecureCard(OldCipher(), [copy]);
            var result = await OpenAsync(chip, ChipKeys.Infos(protocol, ChipKeys.Info(genuine, 13, null)));
            var command = result.Session!.Protect(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E }));
            var heard = chip.Heard.Count;
            // The card's side finds another MAC than its own over the command.
            var answer = await chip.TransmitAsync(command.ToBytes(), Cancellation);
            Assert.Equal([0x69, 0x88], answer.ToArray());
            Assert.Equal(heard, chip.Heard.Count);
            result.Session.Dispose();
        }
    }

    [Fact]
    public async Task The_reference_document_proves_that_it_has_its_private_key()
    {
        var file = SecurityInfosTests.File("bsi-tr03105-5", "Datagroup14.bin");
        SecurityInfos.ReadDataGroup14(file, out var infos);
        Assert.Equal(
            KeyFault.None, ChipKeyReader.Read(infos.ChipAuthenticationPublicKeys[0].SubjectPublicKeyInfo, out var key));
        var pair = key!.Group.PairOf(PrivateNumberOf(SecurityInfosTests.File("bsi-tr03105-5", "DG14_sk.pkcs8")));
        Assert.Equal(key.Public.ToArray(), pair.Public.ToArray());
        var protocols = infos.ChipAuthentication.Select(info => info.Protocol).ToList();
        using var chip = new SecureCard(OldCipher(), [new(key.Group, pair, null, protocols)]);
        Assert.True(await SpeaksAsync(await OpenAsync(chip, infos), chip));
    }

    [Fact]
    public async Task A_recorded_exchange_comes_out_byte_for_byte()
    {
        var record = Transcripts.Of("ca_AT");
        using var random = new FixedRandom(record.Hex(4));
        using var session = new SecureMessaging(SessionCipher.Aes(record.Hex(1), record.Hex(2)), record.Hex(3));
        var chip = ScriptedChip.Of([.. record.Answers]);
        SecurityInfos.ReadDataGroup14(record.Hex(0), out var infos);
        var result = await ChipAuthentication.OpenAsync(chip, session, infos, random, Cancellation);
        Assert.Equal(ChipAuthenticationFault.None, result.Fault);
        using var next = result.Session!;
        using var card = new CardSide(SessionCipher.Aes(record.Hex(11), record.Hex(12)), new byte[16]);
        card.Answer(Convert.FromHexString(record.Commands[2]), [], 0x9000);
        var last = next.Protect(new(0, 0xA4, 2, 0x0C, card.Heard));
        Assert.Equal(record.Commands, [.. chip.Commands.Append(last.ToBytes()).Select(Convert.ToHexString)]);
        Assert.True(next.Open(ResponseApdu.Parse(record.Answers[2])!).IsAuthentic);
        Assert.Equal(record.Hex(10), next.Counter.ToArray());
    }

    [Theory]
    [InlineData(0, "6A80", ChipAuthenticationFault.Refused)]
    [InlineData(1, "6982", ChipAuthenticationFault.Refused)]
    [InlineData(0, "9000", ChipAuthenticationFault.NotAuthentic)]
    [InlineData(1, "9000", ChipAuthenticationFault.NotAuthentic)]
    [InlineData(1, "", ChipAuthenticationFault.NotAuthentic)]
    [InlineData(1, "990290008E08010203040506070890" + "00", ChipAuthenticationFault.NotAuthentic)]
    public async Task A_chip_that_leaves_the_protocol_is_named(int step, string answer, ChipAuthenticationFault fault)
    {
        var key = ChipKeys.Card(12, null, Seed);
        var protocol = ChipAuthenticationProtocol.Of(KeyAgreementKind.EllipticCurve, SessionSuite.Aes128);
        using var chip = new SecureCard(
            OldCipher(), [key], (at, whole) => at == step ? Convert.FromHexString(answer) : whole);
        var result = await OpenAsync(chip, ChipKeys.Infos(protocol, ChipKeys.Info(key, 12, null)));
        Assert.Equal((fault, false), (result.Fault, result.HasSession));
        Assert.Equal(step + 1, chip.Heard.Count);
    }

    [Fact]
    public async Task A_refusal_within_the_session_is_named_too()
    {
        var key = ChipKeys.Card(12, 5, Seed);
        var protocol = ChipAuthenticationProtocol.Of(KeyAgreementKind.EllipticCurve, SessionSuite.Aes128);
        using var chip = new SecureCard(OldCipher(), [key]);
        var result = await OpenAsync(chip, ChipKeys.Infos(protocol, ChipKeys.Info(key, 12, 6)));
        Assert.Equal((ChipAuthenticationFault.Refused, "6A88"), (result.Fault, result.Status.ToString()));
    }

    [Fact]
    public async Task A_changed_bit_in_any_answer_gives_no_session()
    {
        var key = ChipKeys.Card(12, null, Seed);
        var protocol = ChipAuthenticationProtocol.Of(KeyAgreementKind.EllipticCurve, SessionSuite.Aes128);
        var infos = ChipKeys.Infos(protocol, ChipKeys.Info(key, 12, null));
        for (var step = 0; step < 2; step++)
            for (var bit = 0; bit < 8 * 16; bit++)
            {
                using var chip = new SecureCard(OldCipher(), [key], (at, whole) =>
                {
                    if (at == step)
                        whole[bit / 8] ^= (byte)(1 << (bit % 8));
                    return whole;
                });
                Assert.False((await OpenAsync(chip, infos)).HasSession);
            }
    }

    [Fact]
    public async Task A_chip_without_a_key_or_with_a_broken_one_is_asked_nothing()
    {
        var chip = ScriptedChip.Of();
        var result = await OpenAsync(chip, SecurityInfos.Empty);
        Assert.Equal((ChipAuthenticationFault.NotOffered, null), (result.Fault, result.Option));
        var broken = new ChipAuthenticationPublicKeyInfo(KeyAgreementKind.EllipticCurve, new byte[] { 0x30, 0 }, null);
        result = await OpenAsync(chip, ChipKeys.Infos(null, broken));
        Assert.Equal((ChipAuthenticationFault.BadKey, KeyFault.Malformed), (result.Fault, result.KeyFault));
        var spki = ChipKeys.Standardised(ChipKeys.Card(13, null, Seed), 13);
        spki[^1] ^= 1;
        result = await OpenAsync(chip, ChipKeys.Infos(null, broken with { SubjectPublicKeyInfo = spki }));
        Assert.Equal((ChipAuthenticationFault.BadKey, KeyFault.NotOnCurve), (result.Fault, result.KeyFault));
        Assert.Empty(chip.Commands);
    }

    private static SessionCipher OldCipher() => KeyDerivation.Cipher(OldSecret, SessionSuite.Aes128);

    private static async Task<ChipAuthenticationResult> OpenAsync(IChipTransceiver chip, SecurityInfos infos)
    {
        using var random = new FixedRandom([], Seed);
        using var session = new SecureMessaging(OldCipher(), new byte[16]);
        return await ChipAuthentication.OpenAsync(chip, session, infos, random, Cancellation);
    }

    private static async Task<bool> SpeaksAsync(ChipAuthenticationResult result, SecureCard chip)
    {
        using var session = result.Session!;
        var command = session.Protect(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E }));
        return session.Open((await chip.SendAsync(command, Cancellation))!).IsAuthentic;
    }

    private static BigInteger PrivateNumberOf(byte[] pkcs8)
    {
        var outer = new AsnReader(pkcs8, AsnEncodingRules.BER).ReadSequence();
        outer.ReadInteger();
        outer.ReadSequence();
        var inner = new AsnReader(outer.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
        inner.ReadInteger();
        return new(1, inner.ReadOctetString());
    }
}
