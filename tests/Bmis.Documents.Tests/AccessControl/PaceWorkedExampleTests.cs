using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.AccessControl;

/// <summary>The worked examples of Doc 9303-11, appendices G, H and I, byte for byte.</summary>
public sealed class PaceWorkedExampleTests
{
    private static readonly PacePassword Mrz = PacePassword.Of(MrzInformation.Of("T22000129", "640812", "101031")!);
    private static readonly PacePassword AccessNumber = PacePassword.OfAccessNumber("123456")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_generic_mapping_on_a_curve()
    {
        var value = WorkedExamples.Of("pace_gm_ecdh_part11_G1");
        var chip = ChipOf(value, value("PK_map_IC"));
        using var random = new FixedRandom([.. value("SK_map_IFD"), .. value("SK_dh_IFD")]);
        var result = await Pace.OpenAsync(chip, Option(2, 13), Mrz, random, Cancellation);
        AssertOpen(result, value);
        AssertCommands(chip, "0022C1A40F800A04007F00070202040202830101", value, value("PK_map_IFD"));
        Assert.Null(result.ChipData);
    }

    [Fact]
    public async Task The_generic_mapping_in_a_modular_group()
    {
        var value = WorkedExamples.Of("pace_gm_dh_part11_G2");
        var chip = ChipOf(value, value("PK_map_IC"));
        using var random = new FixedRandom([.. value("SK_map_IFD"), .. value("SK_dh_IFD")]);
        AssertOpen(await Pace.OpenAsync(chip, Option(1, 0), Mrz, random, Cancellation), value);
        AssertCommands(chip, "0022C1A40F800A04007F00070202040102830101", value, value("PK_map_IFD"));
    }

    [Fact]
    public async Task The_integrated_mapping_on_a_curve()
    {
        var value = WorkedExamples.Of("pace_im_ecdh_part11_H1");
        Assert.Equal(value("R(s,t)"), PacePseudoRandom.Compute(SessionSuite.Aes128, value("s"), value("t"), 256));
        StandardDomainParameters.Of(13)!.MapIntegrated(value("R(s,t)"), out var mapped);
        Assert.Equal(value("G_mapped"), mapped.PairOf(BigInteger.One).Public.ToArray());
        var chip = ChipOf(value, []);
        using var random = new FixedRandom([.. value("t"), .. value("SK_dh_IFD")]);
        AssertOpen(await Pace.OpenAsync(chip, Option(4, 13), AccessNumber, random, Cancellation), value);
        AssertCommands(chip, "0022C1A40F800A04007F00070202040402830102", value, value("t"));
    }

    [Fact]
    public async Task The_integrated_mapping_in_a_modular_group()
    {
        var value = WorkedExamples.Of("pace_im_dh_part11_H2");
        var group = WorkedExamples.Of("pace_gm_dh_part11_G2");
        Assert.Equal(value("R(s,t)"), PacePseudoRandom.Compute(SessionSuite.Aes128, value("s"), value("t"), 1024));
        StandardDomainParameters.Of(0)!.MapIntegrated(value("R(s,t)"), out var mapped);
        Assert.Equal(value("g_mapped"), mapped.PairOf(BigInteger.One).Public.ToArray());
        var chip = ChipOf(value, []);
        // The example draws its private number below the prime; below the order it is the same key.
        var secret = new BigInteger(1, value("SK_dh_IFD")).Mod(new BigInteger(1, group("q"))).ToByteArrayUnsigned();
        using var random = new FixedRandom([.. value("t"), .. secret]);
        AssertOpen(await Pace.OpenAsync(chip, Option(3, 0), AccessNumber, random, Cancellation), value);
        AssertCommands(chip, "0022C1A40F800A04007F00070202040302830102", value, value("t"));
    }

    [Fact]
    public void The_chip_answers_as_the_example_of_the_generic_mapping()
    {
        var value = WorkedExamples.Of("pace_gm_ecdh_part11_G1");
        using var random = new FixedRandom([.. value("s"), .. value("SK_map_IC"), .. value("SK_dh_IC")]);
        var card = new PaceCard(new([Option(2, 13)], [Mrz], new Dictionary<int, AgreementKeyPair>()), random);
        Ask(card, "0022C1A40F800A04007F00070202040202830101", "9000");
        Ask(card, "10860000027C0000", Dynamic(0x80, value("z")) + "9000");
        Ask(card, Command(0x81, value("PK_map_IFD")), Dynamic(0x82, value("PK_map_IC")) + "9000");
        Ask(card, Command(0x83, value("PK_dh_IFD")), Dynamic(0x84, value("PK_dh_IC")) + "9000");
        Ask(card, "008600000C" + Dynamic(0x85, value("T_IFD")) + "00", Dynamic(0x86, value("T_IC")) + "9000");
        Assert.Equal(value("K"), card.SessionSecret);
    }

    [Fact]
    public async Task The_chip_authentication_mapping_from_the_terminals_side()
    {
        var chip = ScriptedChip.Of(
            [0x90, 0],
            Answer(0x80, Convert.FromHexString(AppendixI.EncryptedNonce)),
            Answer(0x82, Convert.FromHexString(AppendixI.ChipMappingKey)),
            Answer(0x84, Convert.FromHexString(AppendixI.ChipKey)),
            Convert.FromHexString($"7C3C8608{AppendixI.ChipToken}8A30{AppendixI.EncryptedData}9000"));
        using var random = new FixedRandom(
            Convert.FromHexString(AppendixI.TerminalMappingSecret + AppendixI.TerminalSecret));
        var result = await Pace.OpenAsync(chip, Option(6, 13), AppendixI.Password, random, Cancellation);
        Assert.True(result.IsOpen);
        result.Session.Dispose();
        Assert.Equal(
            [
                "0022C1A40F800A04007F00070202040602830101", "10860000027C0000",
                $"10860000457C438141{AppendixI.TerminalMappingKey}00",
                $"10860000457C438341{AppendixI.TerminalKey}00", $"008600000C7C0A8508{AppendixI.TerminalToken}00",
            ],
            chip.Commands.Select(Convert.ToHexString));
        Assert.Equal(AppendixI.Data, Convert.ToHexString(result.ChipData!.Data.Span));
        Assert.Equal(AppendixI.ChipMappingKey, Convert.ToHexString(result.ChipData.MappingKey.Span));
        Assert.Equal(13, result.ChipData.ParameterId);
    }

    [Fact]
    public void The_chip_authentication_mapping_from_the_chips_side()
    {
        // The static private number is not printed, but follows from the data: CA = SK⁻¹ · SK(mapping).
        var group = (EllipticCurveAgreement)StandardDomainParameters.Of(13)!;
        var secret = Number(AppendixI.ChipMappingSecret)
            .Multiply(Number(AppendixI.Data).ModInverse(group.Order)).Mod(group.Order);
        var keys = new Dictionary<int, AgreementKeyPair> { [13] = group.PairOf(secret) };
        // The example's last private number is above the order; below it is the same key.
        using var random = new FixedRandom(
        [
            .. Convert.FromHexString(AppendixI.NonceOfChip + AppendixI.ChipMappingSecret),
            .. Number(AppendixI.ChipSecret).Mod(group.Order).ToByteArrayUnsigned(),
        ]);
        var card = new PaceCard(new([Option(6, 13)], [AppendixI.Password], keys), random);
        Ask(card, "0022C1A40F800A04007F00070202040602830101", "9000");
        Ask(card, "10860000027C0000", $"7C128010{AppendixI.EncryptedNonce}9000");
        Ask(card, $"10860000457C438141{AppendixI.TerminalMappingKey}00", $"7C438241{AppendixI.ChipMappingKey}9000");
        Ask(card, $"10860000457C438341{AppendixI.TerminalKey}00", $"7C438441{AppendixI.ChipKey}9000");
        Ask(
            card,
            $"008600000C7C0A8508{AppendixI.TerminalToken}00",
            $"7C3C8608{AppendixI.ChipToken}8A30{AppendixI.EncryptedData}9000");
        Assert.Equal(AppendixI.SharedSecret, Convert.ToHexString(card.SessionSecret!));
        Assert.Equal(
            (AppendixI.EncryptionKey, AppendixI.AuthenticationKey),
            (Convert.ToHexString(KeyDerivation.EncryptionKey(card.SessionSecret, SessionSuite.Aes128)),
                Convert.ToHexString(KeyDerivation.AuthenticationKey(card.SessionSecret, SessionSuite.Aes128))));
        Assert.EndsWith(
            Convert.ToHexString(keys[13].Public.Span) + "02010D", AppendixI.PublicKeyInfo, StringComparison.Ordinal);
    }

    internal static void Ask(PaceCard card, string command, string answer) => Assert.Equal(
        answer,
        Convert.ToHexString(card.Answer(CommandApdu.Parse(Convert.FromHexString(command))!).ToBytes()));

    internal static string Command(uint tag, byte[] value)
    {
        var data = Dynamic(tag, value);
        return $"10860000{data.Length / 2:X2}{data}00";
    }

    internal static string Dynamic(uint tag, byte[] value) =>
        Convert.ToHexString(TlvWriter.Object(0x7C, TlvWriter.Object(tag, value)));

    internal static PaceOption Option(int arc, int id, bool isAmbiguous = false) =>
        new(PaceProtocol.Of($"0.4.0.127.0.7.2.2.4.{arc}.2")!, id, isAmbiguous);

    private static ScriptedChip ChipOf(Func<string, byte[]> value, byte[] mapping) => ScriptedChip.Of(
        [0x90, 0],
        Answer(0x80, value("z")),
        Answer(0x82, mapping),
        Answer(0x84, value("PK_dh_IC")),
        Answer(0x86, value("T_IC")));

    private static BigInteger Number(string digits) => new(1, Convert.FromHexString(digits));

    private static byte[] Answer(uint tag, byte[] value) => [.. Convert.FromHexString(Dynamic(tag, value)), 0x90, 0];

    private static void AssertCommands(ScriptedChip chip, string select, Func<string, byte[]> value, byte[] mapping)
    {
        var sent = chip.Commands.Select(Convert.ToHexString).ToList();
        Assert.Equal(select, sent[0]);
        Assert.Equal("10860000027C0000", sent[1]);
        Assert.Equal(Command(0x81, mapping), sent[2]);
        Assert.Equal(Command(0x83, value("PK_dh_IFD")), sent[3]);
        Assert.Equal("008600000C" + Dynamic(0x85, value("T_IFD")) + "00", sent[4]);
        Assert.Equal(5, sent.Count);
    }

    private static void AssertOpen(PaceResult result, Func<string, byte[]> value)
    {
        Assert.Equal((AccessFault.None, StatusWord.Success), (result.Fault, result.Status));
        using var session = result.Session!;
        using var expected = new SecureMessaging(
            SessionCipher.Aes(value("KSenc"), value("KSmac")), new byte[16]);
        var command = new CommandApdu(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E });
        Assert.Equal(expected.Protect(command).ToBytes(), session.Protect(command).ToBytes());
    }
}
