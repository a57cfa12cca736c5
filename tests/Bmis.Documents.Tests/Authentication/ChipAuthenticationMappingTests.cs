using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.AccessControl;
using Bmis.Documents.Tests.Lds;

namespace Bmis.Documents.Tests.Authentication;

public sealed class ChipAuthenticationMappingTests
{
    private const int Seed = 20261127;

    private static readonly PaceChipData Example = new(
        Convert.FromHexString(AppendixI.Data), Convert.FromHexString(AppendixI.ChipMappingKey), 13);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, int> Combinations()
    {
        var rows = new TheoryData<int, int>();
        foreach (var id in StandardDomainParameters.Ids.Where(id => id >= 8))
            rows.Add(id, 2 + (id % 3));
        return rows;
    }

    [Fact]
    public void The_chip_of_the_worked_example_is_authentic() =>
        Assert.Equal(ChipAuthenticationMappingResult.Authentic, ChipAuthenticationMapping.Verify(Example, OfExample()));

    [Fact]
    public void Any_other_data_key_or_mapping_is_not()
    {
        for (var bit = 0; bit < 256; bit += 5)
        {
            var data = Example.Data.ToArray();
            data[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertVerified(ChipAuthenticationMappingResult.NotAuthentic, Example with { Data = data });
            var key = Example.MappingKey.ToArray();
            key[1 + (bit / 8)] ^= (byte)(1 << (bit % 8));
            AssertVerified(ChipAuthenticationMappingResult.NotAuthentic, Example with { MappingKey = key });
        }

        AssertVerified(ChipAuthenticationMappingResult.NotAuthentic, Example with { Data = new byte[32] });
        AssertVerified(ChipAuthenticationMappingResult.NotAuthentic, Example with { MappingKey = default });
        AssertVerified(ChipAuthenticationMappingResult.NoData, Example with { Data = default });
        AssertVerified(ChipAuthenticationMappingResult.NoData, Example with { Data = new byte[67] });
        AssertVerified(ChipAuthenticationMappingResult.NoKey, Example with { ParameterId = 12 });
        AssertVerified(ChipAuthenticationMappingResult.NoKey, Example with { ParameterId = 0 });
        AssertVerified(ChipAuthenticationMappingResult.NoKey, Example with { ParameterId = 40 });
    }

    [Fact]
    public void The_key_is_the_one_with_the_number_of_the_parameters()
    {
        var other = ChipKeys.Info(ChipKeys.Card(13, null, Seed), 13, 72);
        var right = OfExample().ChipAuthenticationPublicKeys[0];
        AssertResult(ChipAuthenticationMappingResult.Authentic, other, right);
        AssertResult(
            ChipAuthenticationMappingResult.NotAuthentic, other with { KeyId = 13 }, right with { KeyId = 72 });
        AssertResult(ChipAuthenticationMappingResult.Authentic, right with { KeyId = null });
        AssertResult(ChipAuthenticationMappingResult.NoKey);
        var broken = right with { SubjectPublicKeyInfo = new byte[] { 0x30, 0 } };
        AssertResult(ChipAuthenticationMappingResult.BadKey, broken);

        static void AssertResult(
            ChipAuthenticationMappingResult expected, params ChipAuthenticationPublicKeyInfo[] keys) =>
            Assert.Equal(
                expected,
                ChipAuthenticationMapping.Verify(Example, new() { ChipAuthenticationPublicKeys = keys }));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_chip_proves_its_key_on_every_curve(int id, int cipher)
    {
        var option = new PaceOption(PaceProtocol.Of($"0.4.0.127.0.7.2.2.4.6.{cipher}")!, id, false);
        var password = PacePassword.OfAccessNumber("123456")!;
        var chip = new PaceChip(option, password, Seed);
        using var random = new FixedRandom([], Seed + 1);
        var result = await Pace.OpenAsync(chip, option, password, random, Cancellation);
        result.Session!.Dispose();
        var group = StandardDomainParameters.Of(id)!;
        var key = ChipKeys.Info(new(group, chip.StaticKey, id, []), id, id);
        Assert.Equal(
            ChipAuthenticationMappingResult.Authentic,
            ChipAuthenticationMapping.Verify(result.ChipData!, new() { ChipAuthenticationPublicKeys = [key] }));
        var other = ChipKeys.Info(ChipKeys.Card(id, id, Seed + 2), id, id);
        Assert.Equal(
            ChipAuthenticationMappingResult.NotAuthentic,
            ChipAuthenticationMapping.Verify(result.ChipData!, new() { ChipAuthenticationPublicKeys = [other] }));
    }

    [Fact]
    public void A_key_spelt_out_lies_in_the_same_group_as_one_by_number()
    {
        SecurityInfos.ReadDataGroup14(Transcripts.Of("ca_AT").Hex(0), out var infos);
        ChipKeyReader.Read(infos.ChipAuthenticationPublicKeys[0].SubjectPublicKeyInfo, out var key);
        var group = (EllipticCurveAgreement)key!.Group;
        Assert.True(group.IsSameGroup((EllipticCurveAgreement)StandardDomainParameters.Of(13)!));
        Assert.False(group.IsSameGroup((EllipticCurveAgreement)StandardDomainParameters.Of(12)!));
    }

    [Fact]
    public void Twenty_thousand_broken_keys_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        byte[][] keys =
        [
            ChipKeys.Standardised(ChipKeys.Card(8, null, Seed), 8),
            ChipKeys.Standardised(ChipKeys.Card(0, null, Seed), 0),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var broken = keys[i % 2].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                broken[random.Next(i % 3 == 0 ? broken.Length : 24)] = (byte)random.Next(256);
            broken = broken[..(i % 4 == 0 ? random.Next(broken.Length + 1) : broken.Length)];
            if (ChipKeyReader.Read(broken, out var key) != KeyFault.None)
                Assert.Null(key);
        }
    }

    private static void AssertVerified(ChipAuthenticationMappingResult expected, PaceChipData data) =>
        Assert.Equal(expected, ChipAuthenticationMapping.Verify(data, OfExample()));

    private static SecurityInfos OfExample()
    {
        var entry = Convert.FromHexString(AppendixI.PublicKeyInfo);
        SecurityInfos.Read(SecurityInfosTests.Write(writer => writer.WriteEncodedValue(entry)), out var infos);
        return infos;
    }
}
