using System.Text;
using System.Text.Json;
using Bmis.Central.Keys;
using Bmis.Central.PassengerData.Reading;
using Bmis.Sync.Sealing;

namespace Bmis.Central.PassengerData;

/// <summary>
/// Seals what carriers send and what was read from it. Each part is bound to its row: bytes that somebody moved do not
/// open. Safe for all threads.
/// </summary>
internal sealed class PassengerSeal(WarehouseKeys keys)
{
    private readonly Sealer _raw = keys.For("passenger transmission");
    private readonly Sealer _kept = keys.For("passenger transmission, masked");
    private readonly Sealer _words = keys.For("passenger transmission, words");
    private readonly Sealer _persons = keys.For("passenger");
    private readonly Sealer _bookings = keys.For("booking");
    private readonly Sealer _withheldPersons = keys.For("passenger, withheld");
    private readonly Sealer _withheldBookings = keys.For("booking, withheld");
    private readonly Sealer _reasons = keys.For("booking, reason");

    /// <summary>A transmission as it arrived.</summary>
    public byte[] Seal(Guid transmission, ReadOnlySpan<byte> bytes) =>
        _raw.Seal(keys.Today, Place(transmission), bytes);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Transmission(Guid id, byte[]? bytes) => keys.Open(_raw, Place(id), bytes);

    /// <summary>A transmission without what nobody may keep.</summary>
    public byte[] SealMasked(Guid transmission, ReadOnlySpan<byte> bytes) =>
        _kept.Seal(keys.Today, Place(transmission), bytes);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Masked(Guid id, byte[]? bytes) => keys.Open(_kept, Place(id), bytes);

    /// <summary>The words with which a transmission was closed.</summary>
    public byte[] SealWords(Guid transmission, string words) =>
        _words.Seal(keys.Today, Place(transmission), Encoding.UTF8.GetBytes(words));

    /// <summary>The same, opened; null after erasure, and where there are none.</summary>
    public string? Words(Guid transmission, byte[]? words) =>
        keys.Open(_words, Place(transmission), words) is { } opened ? Encoding.UTF8.GetString(opened) : null;

    /// <summary>Who a person is.</summary>
    public byte[] Seal(Guid passenger, TravellerFacts facts) =>
        _persons.Seal(keys.Today, Place(passenger), JsonSerializer.SerializeToUtf8Bytes(facts));

    /// <summary>The same, opened; null after erasure.</summary>
    public TravellerFacts? Traveller(Guid id, byte[]? bytes) => keys.Open(_persons, Place(id), bytes) is { } opened
        ? JsonSerializer.Deserialize<TravellerFacts>(opened)
        : null;

    /// <summary>What a booking says.</summary>
    public byte[] Seal(Guid booking, BookingFacts facts) =>
        _bookings.Seal(keys.Today, Place(booking), JsonSerializer.SerializeToUtf8Bytes(facts));

    /// <summary>The same, opened; null after erasure.</summary>
    public BookingFacts? Booking(Guid id, byte[]? bytes) => keys.Open(_bookings, Place(id), bytes) is { } opened
        ? JsonSerializer.Deserialize<BookingFacts>(opened)
        : null;

    /// <summary>Who a person is who is named no more.</summary>
    public byte[] Withhold(Guid passenger, TravellerFacts facts) =>
        _withheldPersons.Seal(keys.Today, Place(passenger), JsonSerializer.SerializeToUtf8Bytes(facts));

    /// <summary>The same, opened for a case; null after erasure.</summary>
    public TravellerFacts? WithheldTraveller(Guid id, byte[]? bytes) =>
        keys.Open(_withheldPersons, Place(id), bytes) is { } opened
            ? JsonSerializer.Deserialize<TravellerFacts>(opened)
            : null;

    /// <summary>The part of a message that is a booking's, when the message is kept no longer.</summary>
    public byte[] Withhold(Guid booking, IReadOnlyList<string> lines) =>
        _withheldBookings.Seal(keys.Today, Place(booking), JsonSerializer.SerializeToUtf8Bytes(lines));

    /// <summary>The same, opened; nothing after erasure.</summary>
    public IReadOnlyList<string> WithheldLines(Guid id, byte[]? bytes) =>
        keys.Open(_withheldBookings, Place(id), bytes) is { } opened
            ? JsonSerializer.Deserialize<string[]>(opened) ?? []
            : [];

    /// <summary>Why somebody has the travellers of a booking named.</summary>
    public byte[] SealReason(Guid booking, string words) =>
        _reasons.Seal(keys.Today, Place(booking), Encoding.UTF8.GetBytes(words));

    /// <summary>The same, opened; null after erasure.</summary>
    public string? Reason(Guid booking, byte[]? words) =>
        keys.Open(_reasons, Place(booking), words) is { } opened ? Encoding.UTF8.GetString(opened) : null;

    /// <summary>A blind index; null for null.</summary>
    public byte[]? Index(string? key) => keys.Index(key);

    private static byte[] Place(Guid row) => row.ToByteArray(bigEndian: true);
}
