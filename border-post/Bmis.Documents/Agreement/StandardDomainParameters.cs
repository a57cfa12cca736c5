using Org.BouncyCastle.Asn1.TeleTrust;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Agreement;

/// <summary>
/// The standardised domain parameters (Doc 9303-11, 9.5.1, table 12), each made when it is first asked for.
/// </summary>
internal static class StandardDomainParameters
{
    private static readonly Dictionary<int, Lazy<Entry>> Known = new()
    {
        [0] = Group(ModularGroups.Of1024And160, 80),
        [1] = Group(ModularGroups.Of2048And224, 112),
        [2] = Group(ModularGroups.Of2048And256, 112),
        [8] = Curve(() => CustomNamedCurves.GetByName("secp192r1")),
        [9] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp192r1")),
        [10] = Curve(() => CustomNamedCurves.GetByName("secp224r1")),
        [11] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp224r1")),
        [12] = Curve(() => CustomNamedCurves.GetByName("secp256r1")),
        [13] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp256r1")),
        [14] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp320r1")),
        [15] = Curve(() => CustomNamedCurves.GetByName("secp384r1")),
        [16] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp384r1")),
        [17] = Curve(() => TeleTrusTNamedCurves.GetByName("brainpoolp512r1")),
        [18] = Curve(() => CustomNamedCurves.GetByName("secp521r1")),
    };

    /// <summary>The numbers that are given out.</summary>
    internal static IReadOnlyCollection<int> Ids => Known.Keys;

    /// <summary>The group of a number; null for numbers that are not given out.</summary>
    internal static IKeyAgreement? Of(int id) => Known.GetValueOrDefault(id)?.Value.Agreement;

    /// <summary>
    /// Strength in bits, to compare groups by: half of a curve's size, and for the others as NIST SP 800-57-1, table 2,
    /// has it; 0 for numbers that are not given out.
    /// </summary>
    internal static int StrengthOf(int id) => Known.GetValueOrDefault(id)?.Value.Strength ?? 0;

    private static Lazy<Entry> Group(Func<DHParameters> group, int strength) => new(() =>
    {
        var parameters = group();
        return new(new DiffieHellmanAgreement(parameters.P, parameters.G, parameters.Q), strength);
    });

    private static Lazy<Entry> Curve(Func<X9ECParameters> curve) => new(() =>
    {
        var parameters = curve();
        return new(
            new EllipticCurveAgreement(parameters.G, parameters.N, isWorthTable: true), parameters.Curve.FieldSize / 2);
    });

    private sealed record Entry(IKeyAgreement Agreement, int Strength);
}
