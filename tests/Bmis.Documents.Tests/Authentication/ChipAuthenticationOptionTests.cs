using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Authentication;

public sealed class ChipAuthenticationOptionTests
{
    // Entries as family.cipher/number, keys as family/number, and what is tried in its order.
    [Theory]
    [InlineData("2.2/1", "2/1", "2.2/1")]
    [InlineData("2.2/1", "2/", "2.2/1")]
    [InlineData("2.2/", "2/7", "2.2/7")]
    [InlineData("2.2/1", "2/2", "")]
    [InlineData("2.1/1 2.4/1 2.2/2", "2/1 2/2", "2.4/1 2.2/2 2.1/1")]
    [InlineData("2.2/1 2.2/2", "2/1 2/2", "2.2/1 2.2/2")]
    [InlineData("1.4/1 2.4/2", "1/1 2/2", "2.4/2 1.4/1")]
    [InlineData("1.4/1", "2/1", "")]
    [InlineData("2.2/3", "2/ 2/", "")]
    [InlineData("", "2/ 1/4", "2.1/ 1.1/4")]
    [InlineData("2.2/1", "", "")]
    public void Entries_and_keys_are_paired_by_their_numbers(string entries, string keys, string tried)
    {
        var options = ChipAuthenticationOption.Of(new()
        {
            ChipAuthentication = [.. Split(entries).Select(one => new ChipAuthenticationInfo(
                ChipAuthenticationProtocol.Of("0.4.0.127.0.7.2.2.3." + one.Name)!, 1, one.Number))],
            ChipAuthenticationPublicKeys = [.. Split(keys).Select(one => new ChipAuthenticationPublicKeyInfo(
                (KeyAgreementKind)(one.Name[0] - '1'), default, one.Number))],
        });
        Assert.Equal(
            tried, string.Join(' ', options.Select(option => $"{option.Protocol.Oid[20..]}/{option.KeyId}")));
        Assert.All(options, option => Assert.Equal(entries.Length == 0, option.IsInferred));
    }

    [Fact]
    public void The_version_of_the_standard_comes_first_and_others_are_tried_after_it()
    {
        var protocol = ChipAuthenticationProtocol.Of("0.4.0.127.0.7.2.2.3.2.4")!;
        var options = ChipAuthenticationOption.Of(new SecurityInfos
        {
            ChipAuthentication = [new(protocol, 2, 1), new(protocol, 1, 2)],
            ChipAuthenticationPublicKeys =
                [new(KeyAgreementKind.EllipticCurve, default, 1), new(KeyAgreementKind.EllipticCurve, default, 2)],
        });
        Assert.Equal([2, 1], options.Select(option => option.KeyId!.Value));
    }

    private static IEnumerable<(string Name, int? Number)> Split(string rows) =>
        from row in rows.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = row.Split('/')
        select (parts[0], parts[1].Length == 0 ? (int?)null : int.Parse(parts[1], null));
}
