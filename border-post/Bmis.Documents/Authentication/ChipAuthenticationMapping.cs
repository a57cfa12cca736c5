using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Authentication;

/// <summary>Verifies the chip authentication mapping of PACE (Doc 9303-11, 4.4.3.5.2).</summary>
public static class ChipAuthenticationMapping
{
    // The number is as long as the order of the group (4.4.5.6); P-521 has the longest.
    private const int MostDataBytes = 66;

    /// <summary>
    /// Verifies that the chip has the private key of its static key: that times the data must be the key it used in the
    /// mapping.
    /// </summary>
    /// <param name="data">What PACE left.</param>
    /// <param name="cardSecurity">The content of EF.CardSecurity, whose signature is checked elsewhere.</param>
    public static ChipAuthenticationMappingResult Verify(PaceChipData data, SecurityInfos cardSecurity)
    {
        if (data.Data.Length is 0 or > MostDataBytes)
            return ChipAuthenticationMappingResult.NoData;
        if (StandardDomainParameters.Of(data.ParameterId) is not EllipticCurveAgreement group)
            return ChipAuthenticationMappingResult.NoKey;
        var found = Find(data.ParameterId, group, cardSecurity, out var key);
        if (found != ChipAuthenticationMappingResult.Authentic)
            return found;
        var factor = new BigInteger(1, data.Data.ToArray());
        return group.IsProduct(key.Span, factor, data.MappingKey.Span, out var isProduct) switch
        {
            AgreementFault.Encoding or AgreementFault.OutsideGroup => ChipAuthenticationMappingResult.BadKey,
            _ when isProduct => ChipAuthenticationMappingResult.Authentic,
            _ => ChipAuthenticationMappingResult.NotAuthentic,
        };
    }

    // The key has the number of the parameters (9.2.1). Where none has, it is the first one in the group.
    private static ChipAuthenticationMappingResult Find(
        int id, EllipticCurveAgreement group, SecurityInfos infos, out ReadOnlyMemory<byte> key)
    {
        key = default;
        var keys = infos.ChipAuthenticationPublicKeys.Where(one => one.Kind == KeyAgreementKind.EllipticCurve).ToList();
        var named = keys.Where(one => one.KeyId == id).ToList();
        var isRead = true;
        foreach (var one in named.Count > 0 ? named : keys)
        {
            isRead &= ChipKeyReader.Read(one.SubjectPublicKeyInfo, out var read) == KeyFault.None;
            if (read?.Group is not EllipticCurveAgreement its || !its.IsSameGroup(group))
                continue;
            key = read.Public;
            return ChipAuthenticationMappingResult.Authentic;
        }

        return isRead ? ChipAuthenticationMappingResult.NoKey : ChipAuthenticationMappingResult.BadKey;
    }
}
