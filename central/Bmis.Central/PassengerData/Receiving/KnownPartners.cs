namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Partners by what they are known by, as the warehouse had them at a moment.</summary>
/// <param name="ReadAt">The clock's timestamp of that moment.</param>
/// <param name="Ids">Ids by digests of tokens and of certificates, in hexadecimal digits.</param>
internal sealed record KnownPartners(long ReadAt, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>The partner with this token, else with this certificate; null when there is none.</summary>
    public string? Find(byte[]? token, byte[]? certificate) => Of(token) ?? Of(certificate);

    private string? Of(byte[]? digest) => digest is null ? null : Ids.GetValueOrDefault(Convert.ToHexString(digest));
}
