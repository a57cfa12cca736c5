using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Tests.AccessControl;

public sealed class BasicAccessControlTests
{
    private static readonly MrzInformation Specimen = MrzInformation.Of("L898902C", "690806", "940623")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_keys_are_those_of_the_worked_example()
    {
        var value = WorkedExamples.Of("bac_part11_appD");
        Assert.Equal(value("sha1"), Specimen.Digest());
        Assert.Equal(value("Kenc"), KeyDerivation.EncryptionKey(Specimen.Seed(), SessionSuite.TripleDes));
        Assert.Equal(value("Kmac"), KeyDerivation.AuthenticationKey(Specimen.Seed(), SessionSuite.TripleDes));
        var generic = WorkedExamples.Of("pace_gm_ecdh_part11_G1");
        var password = MrzInformation.Of("T22000129", "640812", "101031")!.Digest();
        Assert.Equal(generic("K(sha1)"), password);
        Assert.Equal(generic("Kpi"), KeyDerivation.PasswordKey(password, SessionSuite.Aes128));
    }

    [Fact]
    public void A_long_number_gives_the_same_key_from_a_td1_and_a_td2()
    {
        string[] zones =
        [
            "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
            "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
        ];
        var seeds = zones.Select(zone =>
            Convert.ToHexString(MrzInformation.Of(MrzParser.Parse(zone, new(2026, 11, 27)))!.Seed()));
        Assert.Equal(["B366AD857DDCA2B08C0E299811714730"], seeds.Distinct());
    }

    [Fact]
    public async Task The_exchange_is_that_of_the_worked_example_and_the_session_works()
    {
        var value = WorkedExamples.Of("bac_part11_appD");
        var chip = ScriptedChip.Of(
            [.. value("RND.IC"), 0x90, 0],
            [.. value("E_IC"), .. value("M_IC"), 0x90, 0]);
        using var random = new FixedRandom([.. value("RND.IFD"), .. value("K.IFD")]);
        var result = await BasicAccessControl.OpenAsync(chip, Specimen, random, Cancellation);
        Assert.True(result.IsOpen);
        using var session = result.Session;
        Assert.Equal("0084000008", Convert.ToHexString(chip.Commands[0]));
        Assert.Equal(value("cmd_external_authenticate"), chip.Commands[1]);
        Assert.Equal(value("SSC"), session.Counter.ToArray());
        var messages = WorkedExamples.Of("sm_part11_D4");
        Assert.Equal(
            messages("select_EF.COM"), session.Protect(new(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E })).ToBytes());
    }

    [Theory]
    [InlineData("6A88", AccessFault.Refused)]
    [InlineData("01029000", AccessFault.Malformed)]
    [InlineData("00", AccessFault.Malformed)]
    public async Task A_chip_that_gives_no_challenge_is_named(string answer, AccessFault fault)
    {
        using var random = new FixedRandom([]);
        var result = await BasicAccessControl.OpenAsync(
            ScriptedChip.Of(Convert.FromHexString(answer)), Specimen, random, Cancellation);
        Assert.Equal(fault, result.Fault);
    }

    [Theory]
    [InlineData("6300", AccessFault.WrongPassword)]
    [InlineData("63CF", AccessFault.WrongPassword)]
    [InlineData("6982", AccessFault.WrongPassword)]
    [InlineData("6988", AccessFault.WrongPassword)]
    [InlineData("6700", AccessFault.Refused)]
    [InlineData("9000", AccessFault.Malformed)]
    public async Task A_chip_that_refuses_the_proof_is_named(string answer, AccessFault fault)
    {
        using var random = new FixedRandom([]);
        var chip = ScriptedChip.Of([1, 2, 3, 4, 5, 6, 7, 8, 0x90, 0], Convert.FromHexString(answer));
        Assert.Equal(fault, (await BasicAccessControl.OpenAsync(chip, Specimen, random, Cancellation)).Fault);
    }

    [Fact]
    public async Task An_answer_with_any_bit_changed_or_for_another_nonce_is_not_authentic()
    {
        var value = WorkedExamples.Of("bac_part11_appD");
        byte[] answer = [.. value("E_IC"), .. value("M_IC")];
        for (var bit = 0; bit < answer.Length * 8; bit++)
        {
            var changed = answer.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(AccessFault.NotAuthentic, await FaultAsync(value, changed, value("RND.IFD")));
        }

        Assert.Equal(AccessFault.NotAuthentic, await FaultAsync(value, answer, new byte[8]));
    }

    [Fact]
    public void Nothing_is_derived_from_an_incomplete_zone()
    {
        Assert.Null(MrzInformation.Of("", "690806", "940623"));
        Assert.Null(MrzInformation.Of("L898902C", "69080", "940623"));
        Assert.Equal("[document key]", Specimen.ToString());
    }

    private static async Task<AccessFault> FaultAsync(Func<string, byte[]> value, byte[] answer, byte[] nonce)
    {
        using var random = new FixedRandom([.. nonce, .. value("K.IFD")]);
        var chip = ScriptedChip.Of([.. value("RND.IC"), 0x90, 0], [.. answer, 0x90, 0]);
        return (await BasicAccessControl.OpenAsync(chip, Specimen, random, Cancellation)).Fault;
    }
}
