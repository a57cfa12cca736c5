using System.Text;
using System.Text.Json;
using Bmis.Central.Keys;
using Bmis.Central.PassengerData.Reading;
using Bmis.Sync.Sealing;

namespace Bmis.Central.PassengerData.Referrals;

/// <summary>Seals referrals, each part bound to its row. Safe for all threads.</summary>
internal sealed class ReferralSeal(WarehouseKeys keys)
{
    private readonly Sealer _persons = keys.For("passenger referral");
    private readonly Sealer _words = keys.For("passenger referral, words");

    /// <summary>Who it is.</summary>
    public byte[] Seal(Guid referral, TravellerFacts facts) =>
        _persons.Seal(keys.Today, Place(referral), JsonSerializer.SerializeToUtf8Bytes(facts));

    /// <summary>The same, opened; null after erasure.</summary>
    public TravellerFacts? Traveller(Guid referral, byte[]? bytes) =>
        keys.Open(_persons, Place(referral), bytes) is { } opened
            ? JsonSerializer.Deserialize<TravellerFacts>(opened)
            : null;

    /// <summary>What the officer is to do.</summary>
    public byte[] Seal(Guid referral, string words) =>
        _words.Seal(keys.Today, Place(referral), Encoding.UTF8.GetBytes(words));

    /// <summary>The same, opened; empty after erasure.</summary>
    public string Words(Guid referral, byte[]? bytes) =>
        keys.Open(_words, Place(referral), bytes) is { } opened ? Encoding.UTF8.GetString(opened) : "";

    private static byte[] Place(Guid row) => row.ToByteArray(bigEndian: true);
}
