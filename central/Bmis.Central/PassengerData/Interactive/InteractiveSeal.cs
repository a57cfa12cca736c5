using System.Text;
using System.Text.Json;
using Bmis.Central.Keys;
using Bmis.Central.PassengerData.Reading;
using Bmis.Sync.Sealing;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>Seals what the dialogue keeps, each part bound to its row. Safe for all threads.</summary>
internal sealed class InteractiveSeal(WarehouseKeys keys)
{
    private readonly Sealer _answers = keys.For("interactive answer");
    private readonly Sealer _persons = keys.For("interactive person");
    private readonly Sealer _notices = keys.For("interactive notice");
    private readonly Sealer _words = keys.For("interactive words");

    /// <summary>The answer to a request.</summary>
    public byte[] SealAnswer(Guid transmission, ReadOnlySpan<byte> answer) =>
        _answers.Seal(keys.Today, Place(transmission), answer);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Answer(Guid transmission, byte[]? bytes) => keys.Open(_answers, Place(transmission), bytes);

    /// <summary>Who a person is.</summary>
    public byte[] Seal(Guid person, TravellerFacts facts) =>
        _persons.Seal(keys.Today, Place(person), JsonSerializer.SerializeToUtf8Bytes(facts));

    /// <summary>The same, opened; null after erasure.</summary>
    public TravellerFacts? Person(Guid person, byte[]? bytes) =>
        keys.Open(_persons, Place(person), bytes) is { } opened
            ? JsonSerializer.Deserialize<TravellerFacts>(opened)
            : null;

    /// <summary>An unsolicited message.</summary>
    public byte[] SealNotice(Guid notice, ReadOnlySpan<byte> message) =>
        _notices.Seal(keys.Today, Place(notice), message);

    /// <summary>The same, opened; null after erasure.</summary>
    public byte[]? Notice(Guid notice, byte[]? bytes) => keys.Open(_notices, Place(notice), bytes);

    /// <summary>Why a person of the unit decided, in words.</summary>
    public byte[] SealWords(Guid person, string words) =>
        _words.Seal(keys.Today, Place(person), Encoding.UTF8.GetBytes(words));

    /// <summary>A blind index; null for null.</summary>
    public byte[]? Index(string? key) => keys.Index(key);

    private static byte[] Place(Guid row) => row.ToByteArray(bigEndian: true);
}
